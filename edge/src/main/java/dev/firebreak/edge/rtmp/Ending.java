package dev.firebreak.edge.rtmp;

import dev.firebreak.edge.rtmp.RtmpLimits.Times;
import java.time.Duration;

/**
 * How a connection ends: why, what the peer is told, and how long it has to close before it is reset.
 *
 * @param code onStatus code; empty to say nothing
 * @param atNanos when it was decided
 */
record Ending(ConnectionEnd end, String level, String code, String description, Duration grace, long atNanos) {
    static Ending left(Times times, long nowNanos) {
        return new Ending(
                ConnectionEnd.PEER_LEFT,
                "status",
                "NetStream.Unpublish.Success",
                "Publishing ended.",
                times.reset(),
                nowNanos);
    }

    /**
     * The server's own decision; the peer is not told more than that it is over.
     *
     * @param end CUT, SHUTDOWN or SERVER_FAILED
     */
    static Ending stopped(ConnectionEnd end, Times times, long nowNanos) {
        return new Ending(
                end,
                "status",
                "NetStream.Unpublish.Success",
                "The server ended this publish.",
                times.reset(),
                nowNanos);
    }

    static Ending faulty(ProtocolFault fault, Times times, long nowNanos) {
        if (fault.end() == ConnectionEnd.HANDSHAKE_FAILED || fault.limit() == LimitHit.WRITE_TIME) {
            return new Ending(fault.end(), "", "", "", Duration.ZERO, nowNanos);
        }
        return new Ending(fault.end(), "error", code(fault), fault.text(), times.farewell(), nowNanos);
    }

    boolean graceOver(long nowNanos) {
        return nowNanos - atNanos >= grace.toNanos();
    }

    private static String code(ProtocolFault fault) {
        return switch (fault.refusal()) {
            case null -> "NetStream.Publish.Rejected";
            case VIDEO_CODEC, AUDIO_CODEC -> "NetStream.Publish.Rejected";
            case UNKNOWN_KEY, KEY_FORM, ALREADY_LIVE, SECOND_PUBLISH -> "NetStream.Publish.BadName";
            case BANNED_KEY, TOO_MANY_FAILED_KEYS, STREAM_LIMIT, NOT_READY, AUTHORITY_FAILED ->
                "NetStream.Publish.Denied";
            case PLAY -> "NetStream.Play.Failed";
        };
    }
}
