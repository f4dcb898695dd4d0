package dev.firebreak.core.fingerprint.tmk;

/**
 * Sums up a video's frames: with f the frame's 256 coefficients and g = f / |f|, the mean of f, and for each period T and each
 * coefficient j the sums over frames t of g cos(2 π j t / T) and g sin(2 π j t / T). Confined to one thread.
 */
public final class TmkHasher {
    /** Frames that are taken: 24 hours. Later ones would only blur what is there. */
    public static final int MAX_FRAMES = 24 * 3600 * TmkSignature.FRAMES_PER_SECOND;

    private static final int D = TmkPeriods.DIMENSION;
    private static final int COEFFICIENTS = TmkPeriods.COEFFICIENTS.length;

    private final double[] mean = new double[D];
    private final float[] cosines = new float[TmkPeriods.VECTORS * D];
    private final float[] sines = new float[TmkPeriods.VECTORS * D];
    private final float[] unit = new float[D];
    private int frames;

    /**
     * Takes the next frame, a fifteenth of a second after the last one: its {@link TmkSignature#DIMENSION} cosine-transform
     * coefficients after it was scaled to 64 × 64. Throws {@link IllegalStateException} beyond {@link #MAX_FRAMES}.
     */
    public void add(float[] coefficients) {
        if (coefficients.length != D) {
            throw new IllegalArgumentException("A frame has %d coefficients, not %d".formatted(D, coefficients.length));
        }
        if (frames == MAX_FRAMES) {
            throw new IllegalStateException("A video has at most %d frames".formatted(MAX_FRAMES));
        }
        double square = 0;
        for (int i = 0; i < D; i++) {
            mean[i] += coefficients[i];
            square += (double) coefficients[i] * coefficients[i];
        }
        double length = Math.sqrt(square);
        if (length > 0) {
            for (int i = 0; i < D; i++) {
                unit[i] = (float) (coefficients[i] / length);
            }
            for (int period = 0; period < TmkPeriods.PERIODS.length; period++) {
                addTo(period);
            }
        }
        frames++;
    }

    private void addTo(int period) {
        int length = TmkPeriods.PERIODS[period];
        add(cosines, TmkPeriods.at(period, 0), 1);
        for (int j = 1; j < COEFFICIENTS; j++) {
            double angle = 2 * Math.PI * ((long) j * frames % length) / length;
            add(cosines, TmkPeriods.at(period, j), (float) Math.cos(angle));
            add(sines, TmkPeriods.at(period, j), (float) Math.sin(angle));
        }
    }

    private void add(float[] sums, int at, float weight) {
        float[] values = unit;
        for (int i = 0; i < D; i++) {
            sums[at + i] += weight * values[i];
        }
    }

    /** What was summed up so far: each vector brought to length 1 and weighted by the root of its coefficient. */
    public TmkSignature signature() {
        float[] average = new float[D];
        for (int i = 0; i < D; i++) {
            average[i] = frames == 0 ? 0 : (float) (mean[i] / frames);
        }
        return new TmkSignature(frames, average, weighted(cosines), weighted(sines));
    }

    private static float[] weighted(float[] sums) {
        float[] weighted = new float[sums.length];
        for (int vector = 0; vector < TmkPeriods.VECTORS; vector++) {
            int at = vector * D;
            double square = 0;
            for (int i = at; i < at + D; i++) {
                square += (double) sums[i] * sums[i];
            }
            double weight = Math.sqrt(TmkPeriods.COEFFICIENTS[vector % COEFFICIENTS]);
            double factor = square > 0 ? weight / Math.sqrt(square) : 0;
            for (int i = at; i < at + D; i++) {
                weighted[i] = (float) (sums[i] * factor);
            }
        }
        return weighted;
    }
}
