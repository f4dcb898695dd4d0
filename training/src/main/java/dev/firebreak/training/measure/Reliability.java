package dev.firebreak.training.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether probabilities mean what they say: bins of equal width, and the expected calibration error (Naeini et al., 2015): the
 * mean distance between what was said and what was so, weighted by how often it was said.
 *
 * @param balancedError the same with both classes weighted alike, since how many there are of each is the dataset's doing
 */
public record Reliability(
        List<Bin> bins, @Nullable Double error, @Nullable Double balancedError) {
    private static final int BINS = 10;

    /**
     * What was said in one range of probabilities.
     *
     * @param said mean probability
     * @param so how often it was so
     */
    public record Bin(double from, double to, @Nullable Double said, Share so) {}

    /** One probability and whether it was so. */
    public record Said(double probability, boolean so) {}

    public static Reliability of(List<Said> all) {
        List<List<Said>> sorted = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            sorted.add(new ArrayList<>());
        }
        all.forEach(each -> sorted.get(Math.min(BINS - 1, (int) (each.probability() * BINS)))
                .add(each));
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            List<Said> bin = sorted.get(i);
            double said = bin.stream().mapToDouble(Said::probability).average().orElse(Double.NaN);
            bins.add(new Bin((double) i / BINS, (i + 1.0) / BINS, Rounded.of(said), Share.of(bin, Said::so)));
        }
        double positives = all.stream().filter(Said::so).count();
        double negatives = all.size() - positives;
        return new Reliability(
                bins,
                Rounded.of(error(sorted, 1.0 / all.size(), 1.0 / all.size())),
                Rounded.of(error(sorted, 0.5 / positives, 0.5 / negatives)));
    }

    private static double error(List<List<Said>> bins, double positiveWeight, double negativeWeight) {
        double error = 0;
        for (List<Said> bin : bins) {
            double gap = 0;
            for (Said said : bin) {
                gap += said.so() ? positiveWeight * (said.probability() - 1) : negativeWeight * said.probability();
            }
            error += Math.abs(gap);
        }
        return error;
    }
}
