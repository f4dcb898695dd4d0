package dev.firebreak.app.live;

import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;

/**
 * A running session as it stands now.
 *
 * @param source where it comes from, without secrets: {@code "rtmp from 192.0.2.7"} or the pulled address
 * @param position media time received so far
 * @param analysed media time that the judge has seen all evidence of
 * @param level the judge's level now
 * @param score the judge's score now, in [0, 1]
 * @param gate what viewers get
 * @param latePolicy what the gate does when analysis is late
 */
public record LiveStream(
        StreamId stream,
        SessionId session,
        String source,
        Instant startedAt,
        Duration position,
        Duration analysed,
        VerdictLevel level,
        double score,
        Gate gate,
        LatePolicy latePolicy) {
    /** What viewers get. */
    public enum Gate {
        /** Segments are listed as they are cleared. */
        PASSING,
        /** Analysis is late and the policy says hold, or it says pass and segments go out unseen: see the policy. */
        LATE,
        /** The judge holds the stream. */
        HELD,
        /** Cut and withdrawn. */
        WITHDRAWN,
        /** Not delivered by Firebreak: a sidecar stream. */
        NONE
    }
}
