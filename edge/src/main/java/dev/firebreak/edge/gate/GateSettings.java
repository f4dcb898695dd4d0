package dev.firebreak.edge.gate;

import java.time.Duration;

/**
 * How the gate lists segments.
 *
 * @param lookahead media time after a segment's end that must have been analysed too: a shot in a segment's last instant
 *     is heard only when the sound after it has been judged
 * @param lateAfter how long after its arrival a segment may wait for analysis before the stream's late policy decides
 * @param windowSegments least number of segments that a playlist keeps listed
 * @param windowDuration least media time that a playlist keeps listed; never less than three target durations (RFC 8216, 6.2.2)
 * @param latelyListed how long a segment's bytes are still served after it slid out of the playlist
 * @param maxPending segments per stream that may wait; beyond it the oldest waiting one is never listed
 * @param targetDuration least EXT-X-TARGETDURATION in whole seconds. It must not change in a playlist's life (RFC 8216,
 *     6.2.1), so it starts at a bound that usual key-frame intervals keep; only a longer segment raises it, counted as
 *     {@link GateCount#TARGET_RAISED}, because the other choices are to lie about the duration or to lose the segment
 * @param maxSegmentDuration longest segment that is listed at all
 * @param endAfter how long after a session's end the playlist waits for the publisher to come back before EXT-X-ENDLIST
 * @param rememberEnded how long an ended stream's playlist, and held segments that a person may restore, are kept
 * @param maxStreams streams in the gate at a time, ended ones that are still remembered included
 */
public record GateSettings(
        Duration lookahead,
        Duration lateAfter,
        int windowSegments,
        Duration windowDuration,
        Duration latelyListed,
        int maxPending,
        Duration targetDuration,
        Duration maxSegmentDuration,
        Duration endAfter,
        Duration rememberEnded,
        int maxStreams) {

    public GateSettings {
        if (lookahead.isNegative()
                || lateAfter.isNegative()
                || endAfter.isNegative()
                || latelyListed.isNegative()
                || rememberEnded.isNegative()) {
            throw new IllegalArgumentException("The gate's times are not negative");
        }
        if (windowSegments < 1 || maxPending < 1 || maxStreams < 1) {
            throw new IllegalArgumentException("The gate's window, pending limit and stream limit are at least 1");
        }
        if (targetDuration.toSeconds() < 1 || maxSegmentDuration.compareTo(targetDuration) < 0) {
            throw new IllegalArgumentException(
                    "The target duration is at least 1 s and at most the longest segment that is listed");
        }
    }

    /** 600 ms lookahead, late after 3 s, a window of 6 segments and 12 s. */
    public static GateSettings defaults() {
        return new GateSettings(
                Duration.ofMillis(600),
                Duration.ofSeconds(3),
                6,
                Duration.ofSeconds(12),
                Duration.ofSeconds(30),
                150,
                Duration.ofSeconds(4),
                Duration.ofSeconds(60),
                Duration.ofSeconds(4),
                Duration.ofHours(1),
                2000);
    }

    public GateSettings withLookahead(Duration changed) {
        return new GateSettings(
                changed,
                lateAfter,
                windowSegments,
                windowDuration,
                latelyListed,
                maxPending,
                targetDuration,
                maxSegmentDuration,
                endAfter,
                rememberEnded,
                maxStreams);
    }

    public GateSettings withEndAfter(Duration changed) {
        return new GateSettings(
                lookahead,
                lateAfter,
                windowSegments,
                windowDuration,
                latelyListed,
                maxPending,
                targetDuration,
                maxSegmentDuration,
                changed,
                rememberEnded,
                maxStreams);
    }

    public GateSettings withLimits(int pending, int streams) {
        return new GateSettings(
                lookahead,
                lateAfter,
                windowSegments,
                windowDuration,
                latelyListed,
                pending,
                targetDuration,
                maxSegmentDuration,
                endAfter,
                rememberEnded,
                streams);
    }
}
