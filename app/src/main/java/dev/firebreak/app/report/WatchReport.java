package dev.firebreak.app.report;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** One self-contained page on what was watched: curves, verdicts, stills (blurred until clicked), model package. */
public final class WatchReport {
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
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>Firebreak report</title><style>")
                .append(resource("report.css"))
                .append("</style></head><body><header><h1>Firebreak report</h1><p>Model package <b>")
                .append(Html.escape(modelPackage))
                .append("</b> · made ")
                .append(at.toString())
                .append("</p></header><main>");
        sources.forEach(source -> section(page, source));
        return page.append("</main><script>")
                .append(resource("report.js"))
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
                .append(" watched</p>")
                .append(new EvidencePlot(source.seconds()).svg(source.verdicts()))
                .append("<p class=\"legend\"><i class=\"score\"></i>score <i class=\"gunfire\"></i>gunfire in sound ")
                .append(
                        "<i class=\"firearm\"></i>firearm in first person <i class=\"game\"></i>game or film in picture</p>");
        verdicts(page, source.verdicts());
        stills(page, source.stills());
        page.append("</section>");
    }

    private static void verdicts(StringBuilder page, List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            page.append("<p>No verdict above clear.</p>");
            return;
        }
        page.append("<table><thead><tr><th>At</th><th>Verdict</th><th>Score</th><th>Why</th></tr></thead><tbody>");
        for (Verdict verdict : verdicts) {
            String level = verdict.level().name().toLowerCase(Locale.ROOT);
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td><span class=\"level %s\">%s</span></td><td>%.2f</td><td>%s</td></tr>",
                    Html.time(verdict.at()),
                    level,
                    level,
                    verdict.score(),
                    Html.escape(verdict.reason())));
        }
        page.append("</tbody></table>");
    }

    private static void stills(StringBuilder page, List<Still> stills) {
        if (stills.isEmpty()) {
            return;
        }
        page.append("<p>Stills are blurred; click one to see it, click again to blur it.</p><div class=\"stills\">");
        for (Still still : stills) {
            page.append("<button type=\"button\" class=\"still\" aria-label=\"Show still at ")
                    .append(Html.time(still.at()))
                    .append("\"><img alt=\"\" src=\"data:image/jpeg;base64,")
                    .append(Base64.getEncoder().encodeToString(still.jpeg()))
                    .append("\"><span>")
                    .append(Html.time(still.at()))
                    .append("</span></button>");
        }
        page.append("</div>");
    }

    private static String resource(String name) {
        try (InputStream in = WatchReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Resource " + name + " cannot be read", e);
        }
    }
}
