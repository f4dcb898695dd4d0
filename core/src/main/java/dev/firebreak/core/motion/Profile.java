package dev.firebreak.core.motion;

import java.util.OptionalDouble;

/**
 * The mean brightness of each line of a picture, from its upper edge to its lower: what moves up or down shifts it along. (Projections
 * of rows: Crawford, Denman et al., Gradient based dominant motion estimation with integral projections, 2004.)
 *
 * @param lines 0 to 255, as many as the picture has lines
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its own methods
record Profile(float[] lines) {
    /** How far a picture may have moved to the next, as part of its height. */
    private static final double FARTHEST = 0.25;

    /** Least correlation of what overlaps: below, the two do not show the same. Chosen on harmless clips and games, see docs/detection.md. */
    private static final double ALIKE = 0.9;

    /** Standard deviation, in grey levels, under which there is nothing to follow. */
    private static final double FLAT = 1.5;

    /** Largest difference, in grey levels, of two profiles of the same picture. */
    private static final double SAME = 0.1;

    /**
     * @param luma brightness, row by row
     * @param sideways whether the picture is to be turned by a quarter to be upright: its columns are then the lines
     */
    static Profile of(byte[] luma, int width, int height, boolean sideways) {
        if (luma.length != width * height) {
            throw new IllegalArgumentException(
                    "A thumbnail of %d x %d has %d bytes".formatted(width, height, luma.length));
        }
        float[] sums = new float[sideways ? width : height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sums[sideways ? x : y] += luma[y * width + x] & 0xff;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= sideways ? height : width;
        }
        return new Profile(sums);
    }

    /** Whether the next picture is the very same. */
    boolean isSameAs(Profile next) {
        double most = lines.length == next.lines.length ? 0 : SAME;
        for (int i = 0; i < Math.min(lines.length, next.lines.length); i++) {
            most = Math.max(most, Math.abs(lines[i] - next.lines[i]));
        }
        return most < SAME;
    }

    /**
     * How far {@code next} has moved along the lines, as part of the height: where the zero-mean normalised cross-correlation of what
     * overlaps is highest, refined by the parabola through its neighbours. Empty when the two cannot be laid over each other.
     */
    OptionalDouble shiftTo(Profile next) {
        if (lines.length != next.lines.length || deviation(lines) < FLAT || deviation(next.lines) < FLAT) {
            return OptionalDouble.empty();
        }
        int most = (int) (FARTHEST * lines.length);
        double[] alike = new double[2 * most + 1];
        int best = 0;
        for (int i = 0; i < alike.length; i++) {
            alike[i] = correlation(next, i - most);
            best = alike[i] > alike[best] ? i : best;
        }
        if (alike[best] < ALIKE) {
            return OptionalDouble.empty();
        }
        double between = 0;
        if (best > 0 && best < alike.length - 1) {
            double bend = alike[best - 1] - 2 * alike[best] + alike[best + 1];
            between = bend < 0 ? (alike[best - 1] - alike[best + 1]) / (2 * bend) : 0;
        }
        return OptionalDouble.of((best - most + between) / lines.length);
    }

    /** Of these lines with those of {@code next} that lie {@code by} further. */
    private double correlation(Profile next, int by) {
        int from = Math.max(0, -by);
        int to = lines.length - Math.max(0, by);
        int count = to - from;
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = from; i < to; i++) {
            double x = lines[i];
            double y = next.lines[i + by];
            a += x;
            b += y;
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }
        double spread = (aa - a * a / count) * (bb - b * b / count);
        return spread <= 1e-6 ? 0 : (ab - a * b / count) / Math.sqrt(spread);
    }

    private static double deviation(float[] lines) {
        double sum = 0;
        double squares = 0;
        for (float line : lines) {
            sum += line;
            squares += line * line;
        }
        double mean = sum / lines.length;
        return Math.sqrt(Math.max(0, squares / lines.length - mean * mean));
    }
}
