package dev.firebreak.inference.frontend;

/**
 * Turns 16 kHz mono sound into log-mel frames, the input of the sound model: a 400-sample periodic Hann window each 160
 * samples, a 512-point Fourier transform, magnitudes, {@value #BANDS} mel bands (HTK scale, triangles, 125 to 7500 Hz),
 * {@code ln(x + 0.001)}. These are the constants of YAMNet's front end.
 *
 * <p>Frame {@code i} looks at samples {@code 160 i} to {@code 160 i + 399}; nothing is padded. A window of
 * {@value #WINDOW_SAMPLES} samples has {@value #WINDOW_FRAMES} frames. Because frames lie on a fixed grid, windows that
 * overlap by a multiple of the hop share frames: see {@link LogMelStream}.
 *
 * <p>Computes in double precision: a loud tone beside digital silence would otherwise lose the quiet bands to rounding.
 * One thread at a time; an instance is a few kilobytes of scratch space.
 */
public final class LogMel {
    /** Samples that one frame looks at. */
    public static final int FRAME_SAMPLES = 400;

    /** Samples from one frame to the next. */
    public static final int HOP_SAMPLES = 160;

    /** Mel bands of a frame. */
    public static final int BANDS = 64;

    /** Frames of the model's window. */
    public static final int WINDOW_FRAMES = 96;

    /** Samples of the model's window: 0.975 s. */
    public static final int WINDOW_SAMPLES = 15_600;

    private static final double LOG_OFFSET = 0.001;
    private static final double[] HANN = hann();

    private final RealFourier fourier = new RealFourier();
    private final MelBands bands = MelBands.STANDARD;
    private final double[] padded = new double[RealFourier.SIZE];
    private final double[] magnitudes = new double[RealFourier.BINS];

    /**
     * Writes one frame.
     *
     * @param samples in [-1, 1]; {@value #FRAME_SAMPLES} of them are read from {@code from} on
     * @param out takes {@value #BANDS} values from {@code outFrom} on
     */
    public void frame(float[] samples, int from, float[] out, int outFrom) {
        for (int i = 0; i < FRAME_SAMPLES; i++) {
            padded[i] = samples[from + i] * HANN[i];
        }
        fourier.magnitudes(padded, magnitudes, bands.firstBin(), bands.lastBin());
        bands.apply(magnitudes, out, outFrom);
        for (int band = outFrom; band < outFrom + BANDS; band++) {
            out[band] = (float) Math.log(out[band] + LOG_OFFSET);
        }
    }

    /**
     * The log-mel of one whole window: {@value #WINDOW_FRAMES} × {@value #BANDS} values, frame by frame.
     *
     * @param samples exactly {@value #WINDOW_SAMPLES} of them
     */
    public float[] window(float[] samples) {
        if (samples.length != WINDOW_SAMPLES) {
            throw new IllegalArgumentException(
                    "A window has %d samples, not %d".formatted(WINDOW_SAMPLES, samples.length));
        }
        float[] out = new float[WINDOW_FRAMES * BANDS];
        for (int i = 0; i < WINDOW_FRAMES; i++) {
            frame(samples, i * HOP_SAMPLES, out, i * BANDS);
        }
        return out;
    }

    private static double[] hann() {
        double[] window = new double[FRAME_SAMPLES];
        for (int i = 0; i < FRAME_SAMPLES; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAME_SAMPLES);
        }
        return window;
    }
}
