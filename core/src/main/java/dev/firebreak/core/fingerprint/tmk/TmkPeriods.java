package dev.firebreak.core.fingerprint.tmk;

/**
 * The constants of TMK+PDQF as they are exchanged: four periods in frames, and the Fourier coefficients of the kernel that compares
 * times (S. Poullot et al., "Temporal matching kernel with explicit feature maps", 2015; beta 32).
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the digits as published
final class TmkPeriods {
    static final int FRAMES_PER_SECOND = 15;
    static final int DIMENSION = 256;
    static final int[] PERIODS = {2731, 4391, 9767, 14653};
    static final float[] COEFFICIENTS = {
        0.0708041893112f, 0.13937789309f, 0.132897260304f, 0.122765735552f,
        0.109878684888f, 0.09529606433f, 0.0800986647852f, 0.0652590650356f,
        0.0515478238322f, 0.0394851531195f, 0.0293374252025f, 0.0211492623679f,
        0.0147973073245f, 0.0100512818746f, 0.0066306408014f, 0.00424947117334f,
        0.0026467615764f, 0.00160270959695f, 0.000943882629639f, 0.000540841638603f,
        0.000301633183798f, 0.000163800158855f, 8.66454753015e-05f, 4.46626303151e-05f,
        2.24429442235e-05f, 1.09982139799e-05f, 5.25823487999e-06f, 2.45358229988e-06f,
        1.11781474895e-06f, 4.97406489221e-07f, 2.16265487234e-07f, 9.19087006565e-08f,
    };

    /** Vectors of one kind, cosines or sines: one for each period and coefficient. */
    static final int VECTORS = PERIODS.length * COEFFICIENTS.length;

    private TmkPeriods() {}

    /** Where a vector begins among those of its kind. */
    static int at(int period, int coefficient) {
        return (period * COEFFICIENTS.length + coefficient) * DIMENSION;
    }
}
