package dev.firebreak.app.report;

import com.google.errorprone.annotations.FormatMethod;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Draws the score curves of one source over media time, as SVG, over a band that is coloured by level. */
final class EvidencePlot {
    static final int WIDTH = 1000;
    static final int HEIGHT = 276;
    static final int LEFT = 34;
    private static final int RIGHT = 14;
    static final int TOP = 50;
    static final int BOTTOM = 42;
    private static final int BAND = 8;

    /** At most about this many points a curve: more than a screen has pixels helps nobody. */
    static final int MAX_POINTS = 1000;

    /** Distances between the times on the axis, in seconds. */
    private static final List<Integer> STEPS =
            List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400);

    private static final int MOST_TIMES = 12;

    /** Names at marks are written in so many rows in turn, so that levels reached within seconds can be told apart. */
    private static final int ROWS = 3;

    private static final int ROW_HEIGHT = 14;

    /** A mark's name needs this much room before the next in its row. */
    private static final int NAME_WIDTH = 90;

    /** A jerk of so much of the height is drawn at the top. */
    private static final double FULL_JERK = 0.2;

    private final List<TimelineSecond> seconds;
    private final long first;
    private final double span;

    EvidencePlot(List<TimelineSecond> seconds) {
        this.seconds = seconds;
        this.first = seconds.isEmpty() ? 0 : seconds.getFirst().second();
        this.span = seconds.isEmpty() ? 1 : Math.max(1, seconds.getLast().second() + 1 - first);
    }

    String svg(List<Verdict> verdicts) {
        StringBuilder svg = new StringBuilder(8_192);
        add(svg, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Scores over time\">", WIDTH, HEIGHT);
        grid(svg);
        times(svg);
        band(svg);
        curve(
                svg,
                "game",
                s -> s.picture() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(s.picture().game() + s.picture().film()));
        curve(
                svg,
                "firearm",
                s -> s.picture() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(s.picture().firearmFirstPerson()));
        curve(
                svg,
                "motion",
                s -> s.motion() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.min(1, s.motion() / FULL_JERK)));
        curve(
                svg,
                "gunfire",
                s -> s.sound() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(s.sound().gunfire()));
        curve(svg, "score", s -> OptionalDouble.of(s.score()));
        marks(svg, verdicts);
        return svg.append("</svg>").toString();
    }

    private void grid(StringBuilder svg) {
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = y(quarter / 4.0);
            add(svg, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>", LEFT, WIDTH - RIGHT, y);
            if (quarter % 2 == 0) {
                add(svg, "<text class=\"axis end\" x=\"%d\" y=\"%.1f\">%.1f</text>", LEFT - 6, y + 4, quarter / 4.0);
            }
        }
    }

    private void times(StringBuilder svg) {
        int step = STEPS.stream()
                .filter(each -> span / each <= MOST_TIMES)
                .findFirst()
                .orElseGet(STEPS::getLast);
        for (long at = Math.ceilDiv(first, step) * step; at <= first + span; at += step) {
            add(
                    svg,
                    "<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>",
                    x((double) at),
                    TOP,
                    HEIGHT - BOTTOM);
            add(
                    svg,
                    "<text class=\"axis middle\" x=\"%.1f\" y=\"%d\">%s</text>",
                    x((double) at),
                    HEIGHT - 6,
                    clock(at));
        }
    }

    /** One bar for each run of seconds at the same level. */
    private void band(StringBuilder svg) {
        int from = 0;
        while (from < seconds.size()) {
            VerdictLevel level = seconds.get(from).level();
            int to = from + 1;
            while (to < seconds.size() && seconds.get(to).level() == level) {
                to++;
            }
            double start = x((double) seconds.get(from).second());
            double end = x(seconds.get(to - 1).second() + 1.0);
            add(
                    svg,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    name(level),
                    start,
                    HEIGHT - BOTTOM + 8,
                    Math.max(1, end - start),
                    BAND);
            from = to;
        }
    }

    private void curve(StringBuilder svg, String name, Function<TimelineSecond, OptionalDouble> value) {
        svg.append("<path class=\"").append(name).append("\" d=\"");
        boolean drawing = false;
        int step = Math.max(1, Math.ceilDiv(seconds.size(), MAX_POINTS));
        for (int i = 0; i < seconds.size(); i += step) {
            OptionalDouble highest = seconds.subList(i, Math.min(seconds.size(), i + step)).stream()
                    .map(value)
                    .flatMapToDouble(OptionalDouble::stream)
                    .max();
            if (highest.isPresent()) {
                add(
                        svg,
                        "%s%.1f %.1f",
                        drawing ? "L" : "M",
                        x(seconds.get(i).second() + 0.5),
                        y(highest.getAsDouble()));
                drawing = true;
            }
        }
        svg.append("\"/>");
    }

    private void marks(StringBuilder svg, List<Verdict> verdicts) {
        double[] freeFrom = new double[ROWS];
        for (Verdict verdict : verdicts) {
            double x = x(verdict.at().toMillis() / 1000.0);
            String level = name(verdict.level());
            add(
                    svg,
                    "<line class=\"mark %1$s\" x1=\"%2$.1f\" x2=\"%2$.1f\" y1=\"%3$d\" y2=\"%4$d\"/>",
                    level,
                    x,
                    TOP - 4,
                    HEIGHT - BOTTOM);
            int row = 0;
            while (row < ROWS && freeFrom[row] > x) {
                row++;
            }
            if (row < ROWS) {
                boolean right = x > WIDTH - NAME_WIDTH;
                add(
                        svg,
                        "<text class=\"marktext %s%s\" x=\"%.1f\" y=\"%d\">%s %s</text>",
                        level,
                        right ? " end" : "",
                        x,
                        11 + row * ROW_HEIGHT,
                        level,
                        Html.time(verdict.at()));
                freeFrom[row] = right ? WIDTH : x + NAME_WIDTH;
            }
        }
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (second - first) / span;
    }

    private static double y(double score) {
        return TOP + (HEIGHT - BOTTOM - TOP) * (1 - Math.clamp(score, 0, 1));
    }

    private static String name(VerdictLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static String clock(long second) {
        return second >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", second / 3600, second / 60 % 60, second % 60)
                : String.format(Locale.ROOT, "%d:%02d", second / 60, second % 60);
    }

    @FormatMethod
    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
