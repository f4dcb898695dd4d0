package dev.firebreak.core.fingerprint.index;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.Arrays;
import java.util.Random;

/**
 * Hashes with the statistics of those of pictures: 16 × 16 cosine coefficients of a few soft edges and spots, falling
 * off with frequency, above or not above their median. Neighbouring bits depend on one another, hashes have 128 ones,
 * and similar pictures share whole rows.
 */
final class SmoothHashes {
    private static final int SIDE = 16;

    private final Random random;

    SmoothHashes(long seed) {
        random = new Random(seed);
    }

    PdqHash next() {
        double[] coefficients = new double[SIDE * SIDE];
        int shapes = 1 + random.nextInt(3);
        for (int shape = 0; shape < shapes; shape++) {
            // Most cameras look at a horizon or a person: places and sizes are few.
            double x = (1 + random.nextInt(4)) / 5.0;
            double y = (1 + random.nextInt(4)) / 5.0;
            double softness = 0.05 + 0.05 * random.nextInt(3);
            double weight = random.nextBoolean() ? 1 : -1;
            for (int i = 0; i < SIDE; i++) {
                for (int j = 0; j < SIDE; j++) {
                    coefficients[SIDE * i + j] += weight
                            * Math.cos(Math.PI * (i + 1) * y)
                            * Math.cos(Math.PI * (j + 1) * x)
                            * Math.exp(-softness * (i + j));
                }
            }
        }
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k] += 0.02 * random.nextGaussian();
        }
        return hash(coefficients);
    }

    private static PdqHash hash(double[] coefficients) {
        double[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2 - 1];
        long[] words = new long[4];
        for (int k = 0; k < coefficients.length; k++) {
            if (coefficients[k] > median) {
                words[k >> 6] |= 1L << k;
            }
        }
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }
}
