package dev.firebreak.app.ingest;

import dev.firebreak.app.live.LiveSession;
import dev.firebreak.app.live.LiveStream;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;

/** Viewers get the stream from a media server beside us: all that can be done is to stop it there. */
final class SidecarDelivery implements LiveSession.Delivery {
    private final Runnable stopNow;

    /** @param stopNow what can be done about a cut at once; must not block */
    SidecarDelivery(Runnable stopNow) {
        this.stopNow = stopNow;
    }

    @Override
    public void level(VerdictLevel level) {
        if (level == VerdictLevel.CUT) {
            stopNow.run();
        }
    }

    @Override
    public void analysed(Duration upTo, VerdictLevel level) {}

    @Override
    public void analysisEnded(VerdictLevel level) {}

    @Override
    public void restore() {}

    @Override
    public LiveStream.Gate gate() {
        return LiveStream.Gate.NONE;
    }

    @Override
    public LatePolicy latePolicy() {
        return LatePolicy.PASS;
    }
}
