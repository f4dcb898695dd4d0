package dev.firebreak.training.report;

import dev.firebreak.training.measure.Percentiles;
import dev.firebreak.training.measure.Rate;
import dev.firebreak.training.measure.Share;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Pieces of the page. Everything that comes from outside is escaped here. */
final class Markup {
    static final String NONE = "–";

    private Markup() {}

    static String escaped(@Nullable Object text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A table; cells are escaped, the first of each row is its heading. */
    static String table(List<String> heading, List<List<String>> rows) {
        StringBuilder out = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
        heading.forEach(cell -> out.append("<th>").append(escaped(cell)).append("</th>"));
        out.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            out.append("<tr><th>").append(escaped(row.getFirst())).append("</th>");
            row.subList(1, row.size())
                    .forEach(cell -> out.append("<td>").append(escaped(cell)).append("</td>"));
            out.append("</tr>");
        }
        return out.append("</tbody></table></div>").toString();
    }

    static String paragraph(String text) {
        return "<p>" + escaped(text) + "</p>";
    }

    static String heading(String text) {
        return "<h2>" + escaped(text) + "</h2>";
    }

    static String subheading(String text) {
        return "<h3>" + escaped(text) + "</h3>";
    }

    /** Hits of all, the share, and its interval. */
    static String text(Share share) {
        return share.share() == null
                ? NONE
                : String.format(
                        Locale.ROOT,
                        "%d/%d = %.2f (%.2f–%.2f)",
                        share.hits(),
                        share.of(),
                        share.share(),
                        share.low95(),
                        share.high95());
    }

    /** Events, their rate, and its bound. */
    static String text(Rate rate) {
        return rate.perHour() == null
                ? NONE
                : "%d (%s/h, ≤ %s/h)".formatted(rate.events(), number(rate.perHour()), number(rate.upper95PerHour()));
    }

    static String text(Percentiles delay) {
        return delay.of() == 0 ? NONE : "%d / %d ms (%d)".formatted(delay.p50(), delay.p95(), delay.of());
    }

    /** Three significant digits or so. */
    static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        String pattern = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, pattern, value);
    }
}
