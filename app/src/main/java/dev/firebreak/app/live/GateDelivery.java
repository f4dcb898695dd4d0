package dev.firebreak.app.live;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.edge.gate.GateState;
import dev.firebreak.edge.gate.GateStatus;
import dev.firebreak.edge.gate.HlsGate;
import java.time.Duration;
import java.util.Optional;

/** Viewers read the stream through our gate. */
public final class GateDelivery implements LiveSession.Delivery {
    private final SessionInfo info;
    private final HlsGate gate;
    private final Runnable stopNow;

    /** @param stopNow what can be done about a cut without waiting for the database: refuse the key, drop the publisher */
    public GateDelivery(SessionInfo info, HlsGate gate, Runnable stopNow) {
        this.info = info;
        this.gate = gate;
        this.stopNow = stopNow;
    }

    @Override
    public void level(VerdictLevel level) {
        if (level == VerdictLevel.CUT) {
            stopNow.run();
        }
    }

    @Override
    public void analysed(Duration upTo, VerdictLevel level) {
        gate.analysed(info.session(), upTo, level);
    }

    @Override
    public void analysisEnded(VerdictLevel level) {
        gate.analysisEnded(info.session(), level);
    }

    @Override
    public void restore() {
        gate.restore(info.stream());
    }

    @Override
    public LiveStream.Gate gate() {
        Optional<GateState> state = gate.status(info.stream()).map(GateStatus::state);
        return switch (state.orElse(GateState.STARTING)) {
            case STARTING, LISTING, ENDED -> LiveStream.Gate.PASSING;
            case HELD, PERSON_HELD -> LiveStream.Gate.HELD;
            case LATE_HELD, LATE_PASSING -> LiveStream.Gate.LATE;
            case WITHDRAWN -> LiveStream.Gate.WITHDRAWN;
        };
    }

    @Override
    public LatePolicy latePolicy() {
        return gate.status(info.stream()).map(GateStatus::latePolicy).orElse(LatePolicy.HOLD);
    }
}
