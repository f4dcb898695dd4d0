package dev.firebreak.app.report;

import dev.firebreak.core.copy.trial.SelfTestResult;
import dev.firebreak.core.copy.trial.Trial;
import java.util.Locale;

/** One self-contained page on how well edited copies of something are found. */
public final class SelfTestPage {
    private static final int MOST_MISSED = 300;
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";
    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;"
                    + "color:#1c2126;background:#fff}table{border-collapse:collapse;width:100%}"
                    + "th,td{text-align:right;padding:.2rem .6rem;border-bottom:1px solid #dde2e7}"
                    + "th:first-child,td:first-child{text-align:left}.bar{display:inline-block;height:.7rem;background:#2f6f4f}"
                    + ".rest{display:inline-block;height:.7rem;background:#d9a29a}.few{color:#a02c1c;font-weight:600}"
                    + "@media(prefers-color-scheme:dark){body{background:#15181b;color:#e4e7ea}th,td{border-color:#333a41}}";
    private static final double FEW = 0.9;
    private static final int BAR = 120;

    private SelfTestPage() {}

    /** The page as text; it loads nothing from anywhere. */
    public static String html(String name, SelfTestResult result) {
        StringBuilder page = new StringBuilder(32_768);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>Self-test</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Self-test: ")
                .append(Html.escape(name))
                .append("</h1><p>")
                .append(sentence(result))
                .append("</p><table><thead><tr><th>Edit</th><th>Copies</th><th>Found</th><th></th><th>by pictures</th>")
                .append("<th>by sound</th><th>Overlap</th></tr></thead><tbody>");
        result.rows().forEach(row -> row(page, row));
        row(page, result.all());
        page.append("</tbody></table>");
        missed(page, result);
        return page.append("</body></html>\n").toString();
    }

    private static String sentence(SelfTestResult result) {
        SelfTestResult.Row all = result.all();
        return String.format(
                Locale.ROOT,
                "%d of %d edited copies of %.0f s were found (%.1f %%)%s. Copies are made from seed %d.",
                all.found(),
                all.copies(),
                result.seconds(),
                100 * all.recall(),
                result.sound() ? "" : "; it has no sound, so edits of sound are left out",
                result.seed());
    }

    private static void row(StringBuilder page, SelfTestResult.Row row) {
        int bar = (int) Math.round(BAR * row.recall());
        page.append(String.format(
                Locale.ROOT,
                "<tr><td>%s</td><td>%d</td><td%s>%.2f</td><td><span class=\"bar\" style=\"width:%dpx\"></span><span"
                        + " class=\"rest\" style=\"width:%dpx\"></span></td><td>%.2f</td><td>%.2f</td><td>%.2f</td></tr>",
                Html.escape(row.edit()),
                row.copies(),
                row.recall() < FEW ? " class=\"few\"" : "",
                row.recall(),
                bar,
                BAR - bar,
                share(row.shown(), row),
                share(row.heard(), row),
                row.overlap()));
    }

    private static double share(int some, SelfTestResult.Row row) {
        return row.copies() == 0 ? 0 : (double) some / row.copies();
    }

    private static void missed(StringBuilder page, SelfTestResult result) {
        if (result.missed().isEmpty()) {
            return;
        }
        page.append("<h2>Not found</h2><ul>");
        for (Trial trial : result.missed().stream().limit(MOST_MISSED).toList()) {
            page.append("<li>")
                    .append(Html.escape(trial.kind().label() + ": " + trial.edit()))
                    .append("</li>");
        }
        page.append("</ul>");
        int more = result.missed().size() - MOST_MISSED;
        if (more > 0) {
            page.append("<p>and ").append(more).append(" more.</p>");
        }
    }
}
