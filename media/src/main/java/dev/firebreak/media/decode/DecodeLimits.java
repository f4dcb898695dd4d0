package dev.firebreak.media.decode;

import java.time.Duration;

/** What a stream may ask of a decoder. A stream over a limit is refused or loses media, with a reason; it never harms others. */
public final class DecodeLimits {
    /** Pixels of a picture: 8192 × 4352, so 8K passes and 16K does not. */
    public static final long MAX_PIXELS = 8192L * 4352;
    /** Tracks in one container. */
    public static final int MAX_TRACKS = 64;
    /** How much is read to find out what a source holds. */
    public static final int PROBE_BYTES = 8 << 20;
    /** Media time that is read to find out what a source holds. */
    public static final Duration PROBE_TIME = Duration.ofSeconds(5);
    /** One compressed packet. */
    public static final int MAX_PACKET_BYTES = 32 << 20;
    /** Pictures within one second of media; the rest up to the next key frame is dropped. */
    public static final int MAX_PICTURES_PER_SECOND = 1000;
    /** Packets kept since the last key frame, so that a switch to more pictures does not wait for the next one. */
    public static final int MAX_GROUP_BYTES = 32 << 20;
    /** How far decoding of a file runs ahead of what has been analysed: a second, and what resampling and runs hold back. */
    public static final Duration LEAD = Duration.ofMillis(1200);
    /** Bytes queued for one fed stream that its decoder has not taken yet; beyond, the oldest whole segments are dropped. */
    public static final int MAX_QUEUED_BYTES = 64 << 20;
    /** Bytes under way to a child for one stream. */
    public static final int WINDOW_BYTES = 2 << 20;
    /** How much of a playlist is read to see whether it has ended. */
    public static final int MAX_PLAYLIST_BYTES = 1 << 20;
    /** A live source must open within this time. */
    public static final Duration OPEN_TIMEOUT = Duration.ofSeconds(15);
    /** A live source must send something within this time. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(15);
    /** A segment of a source that finds no key frame is cut after this long. */
    public static final Duration MAX_SEGMENT = Duration.ofSeconds(15);
    /** Or at this size. */
    public static final int MAX_SEGMENT_BYTES = 32 << 20;
    /** Crashes or hangs of a decoder that a stream is allowed to cause; at this many it is quarantined. */
    public static final int MAX_STRIKES = 2;
    /** One frame between the processes, at most: a segment and its description. */
    public static final int MAX_MESSAGE_BYTES = 96 << 20;

    private DecodeLimits() {}
}
