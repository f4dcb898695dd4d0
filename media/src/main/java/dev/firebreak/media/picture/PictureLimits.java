package dev.firebreak.media.picture;

import java.time.Duration;

/** What a picture file may ask of us; one that asks more is refused. */
public final class PictureLimits {
    public static final long MAX_FILE_BYTES = 128L << 20;

    /** 8192 × 6144: a telephone's 48 million pixels pass. */
    public static final long MAX_PIXELS = 8192L * 6144;

    /** Parts of which a HEIC or AVIF picture is put together. */
    public static final int MAX_TILES = 1024;

    /** The longest that one picture may take, the start of a process included. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Resident memory at which the decoding process is killed. */
    public static final long MAX_MEMORY_BYTES = 2L << 30;

    private PictureLimits() {}
}
