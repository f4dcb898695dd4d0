package dev.firebreak.training.report;

import dev.firebreak.training.evaluate.EvaluationReport.LearningPoint;
import dev.firebreak.training.measure.Reliability;
import dev.firebreak.training.measure.ScoreCurve;
import dev.firebreak.training.measure.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The plots of an evaluation. */
final class Plots {
    private static final List<String> LOOKS = List.of("one", "two", "three", "four");

    /** Misses are drawn on the scale of the normal distribution, as in a detection error trade-off (Martin et al., 1997). */
    private static final double LEAST_MISS = 0.005;

    private Plots() {}

    /** Missed over false alarms an hour, one curve for each score, for one group of recordings. */
    static String tradeOff(List<ScoreCurve> curves, String group, String caption) {
        List<ScoreCurve> drawn = curves.stream()
                .filter(curve -> curve.groups().containsKey(group))
                .toList();
        double hours = drawn.stream()
                .mapToDouble(curve -> curve.harmlessHours() == null ? 0 : curve.harmlessHours())
                .max()
                .orElse(0);
        if (hours == 0) {
            return "";
        }
        double least = Math.pow(10, Math.floor(Math.log10(0.5 / hours)));
        Plot plot = new Plot(caption, alarms(least), misses(), drawn.size());
        for (int i = 0; i < drawn.size(); i++) {
            ScoreCurve.Group figures = drawn.get(i).groups().get(group);
            if (figures != null) {
                plot.curve(drawn.get(i).score(), LOOKS.get(i % LOOKS.size()), figures.tradeOff(), true);
            }
        }
        return plot.svg(caption);
    }

    /** What was said against what was so. */
    static String reliability(Reliability calibration) {
        Plot plot = new Plot(
                "Reliability of the probability of gunfire",
                Plot.Axis.shares("probability of gunfire that was said"),
                Plot.Axis.shares("share of windows in which it was so"),
                2);
        plot.curve("what it should be", "ideal", List.of(new double[] {0, 0}, new double[] {1, 1}), false);
        plot.legend("measured, with exact 95 % intervals", "one");
        for (Reliability.Bin bin : calibration.bins()) {
            if (bin.said() != null && bin.so().share() != null) {
                plot.dot(
                        "one",
                        bin.said(),
                        bin.so().share(),
                        bin.so().low95(),
                        bin.so().high95());
            }
        }
        return plot.svg("Expected calibration error %s; with gunfire and harmless windows weighted alike %s"
                .formatted(Markup.number(calibration.error()), Markup.number(calibration.balancedError())));
    }

    /** Recall of the packages of a series over the source groups that they were made from. */
    static Plot learning(List<LearningPoint> points, String title, ToIntFunction<LearningPoint> groups) {
        List<LearningPoint> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingInt(groups));
        int most = Math.max(1, groups.applyAsInt(sorted.getLast()));
        List<Plot.Mark> marks = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            marks.add(new Plot.Mark(most * i / 4.0, String.format(Locale.ROOT, "%d", Math.round(most * i / 4.0))));
        }
        Plot plot = new Plot(
                "Recall over " + title,
                new Plot.Axis(title, 0, most, value -> value, marks),
                Plot.Axis.shares("recall at ≤ 1 false alarm an hour"),
                2);
        recall(plot, "near recordings, with exact 95 % intervals", "one", sorted, groups, LearningPoint::near);
        recall(plot, "distant recordings, likewise", "two", sorted, groups, LearningPoint::distant);
        return plot;
    }

    private static void recall(
            Plot plot,
            String label,
            String look,
            List<LearningPoint> points,
            ToIntFunction<LearningPoint> groups,
            Function<LearningPoint, Share> found) {
        List<double[]> line = new ArrayList<>();
        for (LearningPoint point : points) {
            Share share = found.apply(point);
            Double recall = share.share();
            if (recall != null) {
                line.add(new double[] {groups.applyAsInt(point), recall});
                plot.dot(look, groups.applyAsInt(point), recall, share.low95(), share.high95());
            }
        }
        if (!line.isEmpty()) {
            plot.curve(label, look, line, false);
        }
    }

    private static Plot.Axis alarms(double least) {
        List<Plot.Mark> marks = new ArrayList<>();
        for (double at = least; at <= 1_000; at *= 10) {
            marks.add(new Plot.Mark(at, at >= 1 ? String.format(Locale.ROOT, "%.0f", at) : trimmed(at)));
        }
        return new Plot.Axis("false alarms an hour of harmless material", least, 1_000, Math::log, marks);
    }

    private static Plot.Axis misses() {
        List<Plot.Mark> marks = new ArrayList<>();
        for (double at : new double[] {0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99}) {
            marks.add(new Plot.Mark(at, String.format(Locale.ROOT, "%.0f %%", at * 100)));
        }
        return new Plot.Axis("gunfire missed", LEAST_MISS, 1 - LEAST_MISS, Plots::deviate, marks);
    }

    private static String trimmed(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The normal deviate of a probability by Winitzki's approximation of the inverse error function: good to 0.005, enough to draw. */
    static double deviate(double probability) {
        double x = 2 * probability - 1;
        double log = Math.log(1 - x * x);
        double a = 0.147;
        double first = 2 / (Math.PI * a) + log / 2;
        return Math.signum(x) * Math.sqrt(2) * Math.sqrt(Math.sqrt(first * first - log / a) - first);
    }
}
