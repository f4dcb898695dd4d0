package dev.firebreak.app.report;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.verdict.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** One self-contained page on what was watched: curves, verdicts, stills (blurred until clicked), model package. */
public final class WatchReport {
    /** The page may load nothing from anywhere, whatever stands in it. */
    private static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    /** Changes of level in the table. */
    private static final int MOST_VERDICTS = 500;

    private static final DateTimeFormatter MADE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String LEGEND = "<p class=\"legend\"><span><i class=\"score\"></i>the judge's score</span> "
            + "<span><i class=\"gunfire\"></i>gunfire in sound</span> "
            + "<span><i class=\"firearm\"></i>firearm in first person</span> "
            + "<span><i class=\"game\"></i>game or film in picture</span> "
            + "<span><i class=\"motion\"></i>jerk of the picture, a fifth of its height at the top</span> "
            + "<span class=\"levels\">level: <b class=\"clear\"></b>clear <b class=\"watch\"></b>watch "
            + "<b class=\"hold\"></b>hold <b class=\"cut\"></b>cut</span></p>";

    private WatchReport() {}

    /**
     * The page as text; it loads nothing from anywhere.
     *
     * @param modelPackage name and version
     * @param at when it was made
     */
    public static String html(List<WatchedSource> sources, String modelPackage, Instant at) {
        StringBuilder page = new StringBuilder(65_536);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>Firebreak report</title><style>")
                .append(PageResource.text("report.css"))
                .append("</style></head><body><header><h1>Firebreak report</h1><p>Model package <b>")
                .append(Html.escape(modelPackage))
                .append("</b> · made ")
                .append(MADE.format(at))
                .append("</p></header><main>");
        sources.forEach(source -> section(page, source));
        return page.append("</main><script>")
                .append(PageResource.text("report.js"))
                .append("</script></body></html>\n")
                .toString();
    }

    private static void section(StringBuilder page, WatchedSource source) {
        String level = source.highest().name().toLowerCase(Locale.ROOT);
        page.append("<section><h2>")
                .append(Html.escape(source.name()))
                .append(" <span class=\"level ")
                .append(level)
                .append("\">")
                .append(level)
                .append("</span></h2><p class=\"media\">")
                .append(Html.escape(source.media()))
                .append(" · ")
                .append(Html.time(source.duration()))
                .append(" watched</p>");
        if (source.seconds().isEmpty()) {
            page.append("<p>Nothing in it was judged.</p></section>");
            return;
        }
        page.append(new EvidencePlot(source.seconds()).svg(source.verdicts())).append(LEGEND);
        verdicts(page, source.verdicts());
        stills(page, source.stills());
        page.append("</section>");
    }

    private static void verdicts(StringBuilder page, List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            page.append("<p>Clear throughout.</p>");
            return;
        }
        page.append(
                "<table><thead><tr><th>At</th><th>Verdict</th><th>Score</th><th>Suspected since</th><th>Why</th></tr></thead><tbody>");
        for (Verdict verdict : verdicts.subList(0, Math.min(verdicts.size(), MOST_VERDICTS))) {
            String level = verdict.level().name().toLowerCase(Locale.ROOT);
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td><span class=\"level %s\">%s</span></td><td>%.2f</td><td>%s</td><td>%s</td></tr>",
                    Html.time(verdict.at()),
                    level,
                    level,
                    verdict.score(),
                    verdict.suspectedSince().map(Html::time).orElse(""),
                    Html.escape(verdict.reason())));
        }
        page.append("</tbody></table>");
        if (verdicts.size() > MOST_VERDICTS) {
            page.append("<p>And ").append(verdicts.size() - MOST_VERDICTS).append(" more changes.</p>");
        }
    }

    private static void stills(StringBuilder page, List<Still> stills) {
        if (stills.isEmpty()) {
            return;
        }
        page.append("<p>Stills are blurred; click one to see it, click again to blur it.</p><div class=\"stills\">");
        for (Still still : stills) {
            page.append("<button type=\"button\" class=\"still\" aria-pressed=\"false\" aria-label=\"Show still at ")
                    .append(Html.time(still.at()))
                    .append("\"><img alt=\"\" src=\"data:image/jpeg;base64,")
                    .append(Base64.getEncoder().encodeToString(still.jpeg()))
                    .append("\"><span>")
                    .append(Html.time(still.at()))
                    .append("</span></button>");
        }
        page.append("</div>");
    }
}
