package dev.firebreak.app.report;

import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Draws the score curves of one source over media time, as SVG. */
final class EvidencePlot {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 220;
    private static final int LEFT = 36;
    private static final int BOTTOM = 24;

    /** At most this many points a curve: more than a screen has pixels helps nobody. */
    private static final int MAX_POINTS = 1000;

    private final List<TimelineSecond> seconds;
    private final double span;

    EvidencePlot(List<TimelineSecond> seconds) {
        this.seconds = seconds;
        this.span = seconds.isEmpty() ? 1 : Math.max(1, seconds.getLast().second() + 1);
    }

    String svg(List<Verdict> verdicts) {
        StringBuilder svg = new StringBuilder(8_192);
        svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Scores over time\" preserveAspectRatio=\"none\">",
                WIDTH,
                HEIGHT));
        grid(svg);
        curve(
                svg,
                "gunfire",
                s -> s.sound() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(s.sound().gunfire()));
        curve(
                svg,
                "firearm",
                s -> s.picture() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(s.picture().firearmFirstPerson()));
        curve(
                svg,
                "game",
                s -> s.picture() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(s.picture().game() + s.picture().film()));
        curve(svg, "score", s -> OptionalDouble.of(s.score()));
        for (Verdict verdict : verdicts) {
            double x = x(verdict.at().toMillis() / 1000.0);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"mark %1$s\" x1=\"%2$.1f\" x2=\"%2$.1f\" y1=\"0\" y2=\"%3$d\"/>"
                            + "<text class=\"marktext\" x=\"%4$.1f\" y=\"12\">%1$s</text>",
                    verdict.level().name().toLowerCase(Locale.ROOT),
                    x,
                    HEIGHT - BOTTOM,
                    x + 3));
        }
        return svg.append("</svg>").toString();
    }

    private void grid(StringBuilder svg) {
        for (int tenth = 0; tenth <= 10; tenth += 5) {
            double y = y(tenth / 10.0);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>"
                            + "<text class=\"axis\" x=\"2\" y=\"%4$.1f\">%5$.1f</text>",
                    LEFT,
                    WIDTH,
                    y,
                    y + 4,
                    tenth / 10.0));
        }
        double step = Math.max(1, Math.ceil(span / 10));
        for (double at = 0; at <= span; at += step) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"axis\" x=\"%.1f\" y=\"%d\">%d:%02d</text>",
                    x(at),
                    HEIGHT - 6,
                    (long) at / 60,
                    (long) at % 60));
        }
    }

    private void curve(StringBuilder svg, String name, Function<TimelineSecond, OptionalDouble> value) {
        svg.append("<path class=\"").append(name).append("\" d=\"");
        boolean drawing = false;
        int step = Math.max(1, seconds.size() / MAX_POINTS);
        for (int i = 0; i < seconds.size(); i += step) {
            OptionalDouble highest = OptionalDouble.empty();
            for (TimelineSecond second : seconds.subList(i, Math.min(seconds.size(), i + step))) {
                OptionalDouble here = value.apply(second);
                if (here.isPresent() && (highest.isEmpty() || here.getAsDouble() > highest.getAsDouble())) {
                    highest = here;
                }
            }
            if (highest.isPresent()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "%s%.1f %.1f",
                        drawing ? "L" : "M",
                        x(seconds.get(i).second() + 0.5),
                        y(highest.getAsDouble())));
                drawing = true;
            }
        }
        svg.append("\"/>");
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT) * second / span;
    }

    private static double y(double score) {
        return 6 + (HEIGHT - BOTTOM - 6) * (1 - score);
    }
}
