package dev.firebreak.media.feed;

/** Why the segmenter left a packet out; also the metric label. */
public enum SegmenterDrop {
    /** A picture before the first key frame, or before its configuration. */
    BEFORE_KEY_FRAME,
    /** Sound without a usable configuration: none was sent, or one that ADTS cannot express. */
    UNUSABLE_SOUND,
    /** A configuration or packet that breaks its own format. */
    MALFORMED,
    /** A packet over the size limit. */
    OVERSIZED,
    /** Sound that waited too long for the first key frame. */
    WAITED_TOO_LONG,
    /** Pictures after a segment had grown to its limit without a key frame. */
    SEGMENT_LIMIT
}
