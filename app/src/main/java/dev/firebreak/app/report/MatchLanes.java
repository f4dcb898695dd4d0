package dev.firebreak.app.report;

import dev.firebreak.app.report.MatchedFile.Found;
import dev.firebreak.core.fingerprint.Interval;
import java.time.Duration;
import java.util.Locale;

/** Which stretch of a file is which stretch of another: two lanes of one scale, and a band between them. */
final class MatchLanes {
    private static final int LEFT = 90;
    private static final int WIDTH = 960;
    private static final int HEIGHT = 92;
    private static final int UPPER = 20;
    private static final int LOWER = 58;
    private static final int THICK = 14;

    private final double scale;
    private final StringBuilder svg = new StringBuilder(2_048);

    private MatchLanes(Duration longest) {
        this.scale = (WIDTH - LEFT - 10) / Math.max(1e-3, longest.toMillis() / 1e3);
    }

    static String svg(Duration length, Found found) {
        Interval query = found.match().where().query();
        Interval reference = found.match().where().reference();
        Duration other = found.referenceLength().orElse(reference.to());
        Duration longest = length.compareTo(other) > 0 ? length : other;
        return new MatchLanes(longest).draw(length, other, query, reference);
    }

    private String draw(Duration length, Duration other, Interval query, Interval reference) {
        svg.append("<svg class=\"lanes\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"".formatted(WIDTH, HEIGHT))
                .append("%s to %s of this file is %s to %s of the other"
                        .formatted(
                                Html.time(query.from()),
                                Html.time(query.to()),
                                Html.time(reference.from()),
                                Html.time(reference.to())))
                .append("\">");
        text(0, UPPER + 11, "start", "this file");
        text(0, LOWER + 11, "start", "copied");
        bar("lane", Duration.ZERO, length, UPPER);
        bar("lane", Duration.ZERO, other, LOWER);
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"band\" d=\"M%.1f %d L%.1f %d L%.1f %d L%.1f %d Z\"/>",
                x(query.from()),
                UPPER + THICK,
                x(query.to()),
                UPPER + THICK,
                x(reference.to()),
                LOWER,
                x(reference.from()),
                LOWER));
        bar("part", query.from(), query.to(), UPPER);
        bar("part", reference.from(), reference.to(), LOWER);
        span(query, UPPER - 6);
        span(reference, LOWER + THICK + 14);
        return svg.append("</svg>").toString();
    }

    private void span(Interval interval, int y) {
        double middle = (x(interval.from()) + x(interval.to())) / 2;
        text(
                Math.clamp(middle, LEFT + 60, WIDTH - 70),
                y,
                "middle",
                Html.time(interval.from()) + " – " + Html.time(interval.to()));
    }

    private double x(Duration at) {
        return LEFT + scale * at.toMillis() / 1e3;
    }

    private void bar(String kind, Duration from, Duration to, int y) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\"/>",
                kind,
                x(from),
                y,
                Math.max(2, x(to) - x(from)),
                THICK));
    }

    private void text(double x, int y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, y, anchor, words));
    }
}
