package dev.firebreak.core.fingerprint.tmk;

/**
 * The TMK+PDQF hash of a video: what was summed over its frames, 15 a second. Arrays are not to be changed by anybody.
 *
 * @param frames that went into it, 0 or more
 * @param mean of the frames' 256 coefficients: level 1
 * @param cosines a vector of 256 for each of 4 periods and 32 coefficients, weighted: level 2
 * @param sines likewise
 */
@SuppressWarnings("ArrayRecordComponent") // compared by TmkComparison, never by equality
public record TmkSignature(int frames, float[] mean, float[] cosines, float[] sines) {
    /** Frames a second that are hashed. */
    public static final int FRAMES_PER_SECOND = TmkPeriods.FRAMES_PER_SECOND;

    /** Coefficients of a frame. */
    public static final int DIMENSION = TmkPeriods.DIMENSION;

    /** Throws {@link IllegalArgumentException} for arrays of other lengths, and for what is no finite number. */
    public TmkSignature {
        int vectors = TmkPeriods.VECTORS * DIMENSION;
        if (frames < 0 || mean.length != DIMENSION || cosines.length != vectors || sines.length != vectors) {
            throw new IllegalArgumentException("A TMK signature has %d, %d and %d numbers, not %d, %d and %d"
                    .formatted(DIMENSION, vectors, vectors, mean.length, cosines.length, sines.length));
        }
        requireFinite(mean);
        requireFinite(cosines);
        requireFinite(sines);
    }

    private static void requireFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("A TMK signature holds finite numbers, not " + value);
            }
        }
    }
}
