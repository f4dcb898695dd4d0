package dev.firebreak.media.feed;

/**
 * One access unit of a segment, on its way to the decoder.
 *
 * @param kind what it is
 * @param segmentStart true for the first of a segment
 * @param tracks which tracks the segment has by now
 * @param presentMicros media time at which it is shown or heard, as the segment's own timestamps give it
 * @param decodeMicros media time at which it is decoded; rises within a track
 * @param bytes H.264 in Annex B form, with its parameter sets at a key frame, or AAC with its ADTS header; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record FedPacket(
        Kind kind, boolean segmentStart, Tracks tracks, long presentMicros, long decodeMicros, byte[] bytes) {

    /** What a packet holds. */
    public enum Kind {
        /** A picture at which decoding can start. */
        KEY_PICTURE,
        /** A picture that needs those before it. */
        PICTURE,
        SOUND
    }

    /** The tracks that have been announced. */
    public record Tracks(boolean picture, boolean sound) {}
}
