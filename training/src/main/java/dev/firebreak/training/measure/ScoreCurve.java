package dev.firebreak.training.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well one score tells gunfire from harmless material.
 *
 * @param score its name
 * @param meaning what it is the highest of
 * @param harmlessHours that its thresholds are read off
 * @param groups by group of recordings
 */
public record ScoreCurve(
        String score, String meaning, @Nullable Double harmlessHours, Map<String, Group> groups) {
    /** False alarms an hour at which recall is reported. */
    public static final List<Double> RATES = List.of(1.0, 0.1, 0.01, 0.001);

    /**
     * Figures of one group of recordings.
     *
     * @param at recall at each of the rates
     * @param areaUnderCurve against all harmless material
     * @param tradeOff pairs of false alarms an hour and share missed
     */
    public record Group(
            List<OperatingCurve.At> at, @Nullable Double areaUnderCurve, List<double[]> tradeOff) {}

    /**
     * From the scores.
     *
     * @param events the score of each event, by group of recordings
     * @param alarms the score of each false alarm that there could be
     */
    public static ScoreCurve of(
            String score, String meaning, Map<String, double[]> events, double[] alarms, double hours) {
        Map<String, Group> groups = new LinkedHashMap<>();
        events.forEach((name, scores) -> {
            OperatingCurve curve = new OperatingCurve(scores, alarms, hours);
            groups.put(
                    name,
                    new Group(
                            RATES.stream().map(curve::at).toList(),
                            Rounded.of(curve.areaUnderCurve()),
                            curve.tradeOff()));
        });
        return new ScoreCurve(score, meaning, Rounded.of(hours), groups);
    }

    /** The threshold at {@code perHour}; the same for all groups. */
    public double threshold(double perHour) {
        return groups.values().stream()
                .flatMap(group -> group.at().stream())
                .filter(at -> at.perHour() == perHour)
                .mapToDouble(OperatingCurve.At::threshold)
                .findFirst()
                .orElse(1);
    }
}
