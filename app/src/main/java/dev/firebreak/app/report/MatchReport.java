package dev.firebreak.app.report;

import dev.firebreak.app.copy.CopyText;
import dev.firebreak.app.report.MatchedFile.Found;
import dev.firebreak.app.report.MatchedFile.Moment;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One self-contained page on what files are copies of: where, how surely, and what both show side by side. Pictures are blurred until
 * clicked, which takes no script: the page has none, and loads nothing.
 */
public final class MatchReport {
    /** Files on a page. */
    static final int MOST_FILES = 2_000;

    /** Matches on a page. */
    static final int MOST_MATCHES = 2_000;

    /** Pictures on a page, of some 5 kB. */
    static final int MOST_PICTURES = 2_000;

    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private static final DateTimeFormatter MADE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder page = new StringBuilder(65_536);
    private int matchesLeft = MOST_MATCHES;
    private int picturesLeft = MOST_PICTURES;

    private MatchReport() {}

    /**
     * The page as text.
     *
     * @param against with what they were compared, for people
     * @param at when it was made
     */
    public static String html(List<MatchedFile> files, String against, Instant at) {
        return new MatchReport().write(files, against, at);
    }

    private String write(List<MatchedFile> files, String against, Instant at) {
        long copies = files.stream().filter(file -> !file.matches().isEmpty()).count();
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>Firebreak: copies</title><style>")
                .append(PageResource.text("match.css"))
                .append("</style></head><body><header><h1>Copies</h1><p>")
                .append("%d of %d %s compared with "
                        .formatted(copies, files.size(), files.size() == 1 ? "file" : "files"))
                .append(Html.escape(against))
                .append(copies == 1 ? " is a copy" : " are copies")
                .append(" · made ")
                .append(MADE.format(at))
                .append("</p></header><main>");
        files.stream().limit(MOST_FILES).forEach(this::file);
        if (files.size() > MOST_FILES) {
            page.append("<p>And %d more files.</p>".formatted(files.size() - MOST_FILES));
        }
        return page.append("</main></body></html>\n").toString();
    }

    private void file(MatchedFile file) {
        page.append("<section><h2>").append(Html.escape(file.name())).append("</h2><p class=\"media\">");
        page.append(
                file.length().isZero()
                        ? ""
                        : Html.time(file.length()) + (file.remark().isEmpty() ? "" : " · "));
        page.append(Html.escape(file.remark())).append("</p>");
        if (file.matches().isEmpty()) {
            page.append(file.looked() ? "<p class=\"none\">No match.</p></section>" : "</section>");
            return;
        }
        int shown = Math.min(matchesLeft, file.matches().size());
        file.matches().stream().limit(shown).forEach(found -> match(file, found));
        matchesLeft -= shown;
        if (shown < file.matches().size()) {
            page.append("<p>And %d more matches.</p>".formatted(file.matches().size() - shown));
        }
        page.append("</section>");
    }

    private void match(MatchedFile file, Found found) {
        CopyMatch match = found.match();
        page.append("<article><h3>Copy of <b>")
                .append(Html.escape(found.reference()))
                .append("</b>");
        if (found.banked()) {
            String action = match.action().name().toLowerCase(Locale.ROOT);
            page.append(" <span class=\"action %s\">%s</span>".formatted(action, action));
        }
        page.append("</h3><p class=\"facts\"><span>")
                .append(String.format(Locale.ROOT, "%s, score %.3f", CopyText.sureness(match.score()), match.score()))
                .append("</span><span>by ")
                .append(by(match))
                .append("</span>");
        double rate = match.where().rate();
        if (Math.abs(rate - 1) >= 0.005) {
            page.append(String.format(
                    Locale.ROOT,
                    "<span>runs %.0f %% %s</span>",
                    100 * Math.abs(rate - 1),
                    rate > 1 ? "faster" : "slower"));
        }
        match.overruledBy()
                .ifPresent(bank -> page.append("<span class=\"overruled\">overruled by ")
                        .append(Html.escape(bank.value()))
                        .append("</span>"));
        page.append("</p>");
        if (!file.length().isZero()) {
            page.append(MatchLanes.svg(file.length(), found));
        }
        strip(found);
        page.append("</article>");
    }

    private static String by(CopyMatch match) {
        return match.channels().stream()
                .map(channel -> channel == Channel.EXACT
                        ? "the same bytes"
                        : channel.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
    }

    /** A column for each moment: this file above, the reference below. */
    private void strip(Found found) {
        int pictures = (int) found.moments().stream()
                .mapToLong(moment -> moment.query().stream().count()
                        + moment.reference().stream().count())
                .sum();
        if (pictures == 0) {
            return;
        }
        if (pictures > picturesLeft) {
            page.append("<p class=\"small\">Its pictures are left out: the page has as many as it may.</p>");
            return;
        }
        picturesLeft -= pictures;
        page.append("<div class=\"strip\"><label class=\"all\"><input type=\"checkbox\"> Show these pictures</label>")
                .append("<div class=\"columns\" style=\"--n:%d\">"
                        .formatted(found.moments().size()));
        row("this file", found.moments(), Moment::at, Moment::query);
        boolean both =
                found.moments().stream().anyMatch(moment -> moment.reference().isPresent());
        if (both) {
            row("copied", found.moments(), Moment::referenceAt, Moment::reference);
        } else {
            times(found);
        }
        page.append("</div></div>");
    }

    private void row(
            String what,
            List<Moment> moments,
            Function<Moment, Duration> time,
            Function<Moment, Optional<byte[]>> picture) {
        page.append("<span class=\"side\">").append(what).append("</span>");
        for (Moment moment : moments) {
            String at = Html.time(time.apply(moment));
            picture.apply(moment)
                    .ifPresentOrElse(
                            jpeg -> page.append("<label class=\"still\"><input type=\"checkbox\" aria-label=\"Show ")
                                    .append(what)
                                    .append(" at ")
                                    .append(at)
                                    .append("\"><img alt=\"\" src=\"data:image/jpeg;base64,")
                                    .append(Base64.getEncoder().encodeToString(jpeg))
                                    .append("\"><span>")
                                    .append(at)
                                    .append("</span></label>"),
                            () -> page.append("<span class=\"still\"><i></i><span>")
                                    .append(at)
                                    .append("</span></span>"));
        }
    }

    /** Of a bank's entry only the times are known. */
    private void times(Found found) {
        page.append("<span class=\"side\">copied</span>");
        for (Moment moment : found.moments()) {
            page.append("<span class=\"time\">")
                    .append(Html.time(moment.referenceAt()))
                    .append("</span>");
        }
    }
}
