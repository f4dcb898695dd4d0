package dev.firebreak.edge.rtmp;

/** Why somebody who connected did not get to publish, or not with this; also the metric label. */
public enum PublishRefusal {
    /** The authority does not know the key. */
    UNKNOWN_KEY,
    /** The key is banned. */
    BANNED_KEY,
    /** Somebody publishes with this key already. */
    ALREADY_LIVE,
    /** The authority takes no more streams. */
    STREAM_LIMIT,
    /** The authority cannot take a stream yet. */
    NOT_READY,
    /** The authority threw. */
    AUTHORITY_FAILED,
    /** There was no key, or it was too long. */
    KEY_FORM,
    /** Too many unknown keys came from this address. */
    TOO_MANY_FAILED_KEYS,
    /** A second publish on one connection. */
    SECOND_PUBLISH,
    /** The peer wanted to play. */
    PLAY,
    /** Picture that is not plain H.264. */
    VIDEO_CODEC,
    /** Sound that is not AAC. */
    AUDIO_CODEC
}
