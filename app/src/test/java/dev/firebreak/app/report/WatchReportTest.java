package dev.firebreak.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchReportTest {
    private static final String EVIL = "<img src=x onerror=alert(1)>\"'&.mp4";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void textFromOutsideIsEscapedEverywhere() {
        String page = html(source(EVIL, EVIL, List.of(verdict(EVIL))), EVIL);
        assertThat(page)
                .doesNotContain("<img src=x")
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;.mp4");
    }

    @Test
    void pageLoadsNothingAndForbidsIt() {
        String page = html(source("a.mp4", "mp4", List.of(verdict("why"))), "firebreak 1");
        assertThat(page).contains("default-src 'none'");
        assertThat(page).doesNotContain("http://", "https://", "url(", "@import", "src=\"/");
    }

    @Test
    void namesModelPackageVerdictsAndStills() {
        String page = html(source("a.mp4", "mp4", List.of(verdict("why it was"))), "firebreak-first 0.1");
        assertThat(page).contains("Model package <b>firebreak-first 0.1</b>", "made 2026-01-02 03:04 UTC");
        assertThat(page).contains("<td>0:08.4</td>", "<td>0:07.5</td>", "why it was");
        assertThat(page).contains("aria-pressed=\"false\" aria-label=\"Show still at 0:08.4\"", "base64,AQID\"");
    }

    @Test
    void unwatchedSourceHasNoPlot() {
        WatchedSource source = new WatchedSource(
                "a.mp4", "there is no such file", Duration.ZERO, VerdictLevel.CLEAR, List.of(), List.of(), List.of());
        assertThat(html(source, "m"))
                .contains("there is no such file", "Nothing in it was judged")
                .doesNotContain("<svg");
    }

    @Test
    void tableIsBounded() {
        List<Verdict> many =
                IntStream.range(0, 501).mapToObj(i -> verdict("why")).toList();
        assertThat(html(source("a.mp4", "mp4", many), "m")).contains("And 1 more changes.");
    }

    private static String html(WatchedSource source, String model) {
        return WatchReport.html(List.of(source), model, NOW);
    }

    private static WatchedSource source(String name, String media, List<Verdict> verdicts) {
        return new WatchedSource(
                name,
                media,
                Duration.ofSeconds(9),
                VerdictLevel.CUT,
                verdicts,
                List.of(new TimelineSecond(8, null, null, 0.9, VerdictLevel.CUT)),
                List.of(new Still(Duration.ofMillis(8475), new byte[] {1, 2, 3})));
    }

    private static Verdict verdict(String reason) {
        return new Verdict(
                VerdictLevel.CUT, Duration.ofMillis(8475), 0.9, Optional.of(Duration.ofMillis(7500)), reason);
    }
}
