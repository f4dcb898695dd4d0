package dev.firebreak.app.ingest;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.live.GateDelivery;
import dev.firebreak.app.live.LiveSession;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.edge.gate.HlsGate;

/** Viewers get the pulled stream through our gate. */
final class GatedPull implements PullTarget {
    private final HlsGate gate;
    private final LatePolicy latePolicy;
    private final Runnable stopNow;

    /** @param stopNow what a cut does at once: stops reading */
    GatedPull(HlsGate gate, LatePolicy latePolicy, Runnable stopNow) {
        this.gate = gate;
        this.latePolicy = latePolicy;
        this.stopNow = stopNow;
    }

    @Override
    public LiveSession.Delivery delivery(SessionInfo info) {
        return new GateDelivery(info, gate, stopNow);
    }

    @Override
    public void begins(SessionInfo info) {
        gate.open(info.stream(), info.session(), latePolicy);
    }

    @Override
    public void segment(Segment segment) {
        gate.offer(segment);
    }

    @Override
    public void ended(SessionInfo info) {
        gate.sessionEnded(info.session());
    }

    @Override
    public long stillNeededFrom(SessionInfo info, long sequence) {
        return Math.min(sequence, gate.neededFrom(info.stream(), info.session()).orElse(sequence));
    }
}
