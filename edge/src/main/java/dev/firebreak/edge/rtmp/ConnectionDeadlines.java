package dev.firebreak.edge.rtmp;

import dev.firebreak.edge.rtmp.RtmpLimits.Times;
import org.jspecify.annotations.Nullable;

/**
 * What a connection must have done by when. Written by its reader thread, checked by the listener's watch. Time spent in
 * the sink is the server's and counts against no publisher.
 */
final class ConnectionDeadlines {
    private enum Phase {
        HANDSHAKE,
        COMMANDS,
        PUBLISHING,
        IN_SINK
    }

    private final Times times;
    private final long connectedNanos;
    private volatile Phase phase = Phase.HANDSHAKE;
    private volatile long mediaNanos;
    private volatile long keyFrameNanos;

    ConnectionDeadlines(Times times, long nowNanos) {
        this.times = times;
        this.connectedNanos = nowNanos;
    }

    void handshakeDone() {
        phase = Phase.COMMANDS;
    }

    void publishing(long nowNanos) {
        mediaNanos = nowNanos;
        keyFrameNanos = nowNanos;
        phase = Phase.PUBLISHING;
    }

    void enteredSink() {
        phase = Phase.IN_SINK;
    }

    void leftSink(long enteredNanos, long nowNanos, boolean keyFrame) {
        mediaNanos = nowNanos;
        keyFrameNanos = keyFrame ? nowNanos : keyFrameNanos + (nowNanos - enteredNanos);
        phase = Phase.PUBLISHING;
    }

    /** What is overdue; null when nothing is. */
    @Nullable
    ProtocolFault overdue(long nowNanos) {
        return switch (phase) {
            case HANDSHAKE -> handshakeOverdue(nowNanos);
            case COMMANDS -> publishOverdue(nowNanos);
            case PUBLISHING -> mediaOverdue(nowNanos);
            case IN_SINK -> null;
        };
    }

    private @Nullable ProtocolFault handshakeOverdue(long nowNanos) {
        if (nowNanos - connectedNanos <= times.handshake().toNanos()) {
            return null;
        }
        return ProtocolFault.overdue(
                ConnectionEnd.HANDSHAKE_FAILED, LimitHit.HANDSHAKE_TIME, "No handshake within " + times.handshake());
    }

    private @Nullable ProtocolFault publishOverdue(long nowNanos) {
        if (nowNanos - connectedNanos <= times.publish().toNanos()) {
            return null;
        }
        return ProtocolFault.limit(LimitHit.PUBLISH_TIME, "Nothing published within " + times.publish());
    }

    private @Nullable ProtocolFault mediaOverdue(long nowNanos) {
        if (nowNanos - mediaNanos > times.idle().toNanos()) {
            return ProtocolFault.overdue(
                    ConnectionEnd.IDLE, LimitHit.IDLE_TIME, "No audio or video for " + times.idle());
        }
        if (nowNanos - keyFrameNanos > times.keyFrame().toNanos()) {
            return noKeyFrame(times);
        }
        return null;
    }

    static ProtocolFault noKeyFrame(Times times) {
        return ProtocolFault.overdue(
                ConnectionEnd.NO_KEY_FRAME,
                LimitHit.KEY_FRAME_TIME,
                "No key frame for " + times.keyFrame().toSeconds()
                        + " s. Set the encoder's key frame interval to 2 s.");
    }
}
