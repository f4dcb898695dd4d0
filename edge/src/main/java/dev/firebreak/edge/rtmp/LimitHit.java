package dev.firebreak.edge.rtmp;

/** Which limit of {@link RtmpLimits} was passed; also the metric label. */
public enum LimitHit {
    HANDSHAKE_TIME,
    PUBLISH_TIME,
    IDLE_TIME,
    KEY_FRAME_TIME,
    WRITE_TIME,
    MEDIA_AHEAD,
    CHUNK_BYTES,
    MESSAGE_BYTES,
    HELD_BYTES,
    BYTE_RATE,
    CHUNK_STREAMS,
    CONNECTIONS,
    CONNECTIONS_PER_ADDRESS,
    FAILED_KEYS,
    AMF_DEPTH,
    AMF_STRING_BYTES,
    AMF_VALUES
}
