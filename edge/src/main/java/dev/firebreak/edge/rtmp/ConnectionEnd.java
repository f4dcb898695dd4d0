package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.MediaSink.EndReason;

/** Why a connection ended; also the metric label. */
public enum ConnectionEnd {
    PEER_LEFT(EndReason.PUBLISHER_LEFT),
    /** See {@link PublishRefusal}. */
    REFUSED(EndReason.PROTOCOL_ERROR),
    HANDSHAKE_FAILED(EndReason.PROTOCOL_ERROR),
    /** Bytes that are not RTMP, or media that is not H.264 or AAC. */
    PROTOCOL_ERROR(EndReason.PROTOCOL_ERROR),
    /** See {@link LimitHit}. */
    LIMIT(EndReason.PROTOCOL_ERROR),
    IDLE(EndReason.IDLE),
    NO_KEY_FRAME(EndReason.NO_KEY_FRAME),
    /** {@link dev.firebreak.core.stream.Publisher#disconnect} was called. */
    CUT(EndReason.CUT),
    /** The sink threw, or something in the listener did. */
    SERVER_FAILED(EndReason.SHUTDOWN),
    SHUTDOWN(EndReason.SHUTDOWN);

    private final EndReason endReason;

    ConnectionEnd(EndReason endReason) {
        this.endReason = endReason;
    }

    /** What the session's sink is told. */
    public EndReason endReason() {
        return endReason;
    }
}
