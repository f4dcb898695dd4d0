package dev.firebreak.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.report.MatchedFile.Found;
import dev.firebreak.app.report.MatchedFile.Moment;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchReportTest {
    static final String EVIL = "<img src=x onerror=alert(1)>\"'&.mp4";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    static Found found(String reference, boolean banked, List<Moment> moments) {
        Interval query = new Interval(Duration.ofSeconds(5), Duration.ofSeconds(15));
        Interval other = new Interval(Duration.ofSeconds(20), Duration.ofSeconds(31));
        CopyMatch match = new CopyMatch(
                new BankName("ATTACKS"),
                new EntryId(3),
                BankAction.CUT,
                Optional.empty(),
                Set.of(Channel.PICTURE, Channel.SOUND),
                new MatchedInterval(query, other, 1.1, 0.95),
                0.95);
        return new Found(match, reference, banked, Optional.empty(), moments);
    }

    static Moment moment(int second, byte[] jpeg) {
        return new Moment(
                Duration.ofSeconds(second), Duration.ofSeconds(second + 15L), Optional.of(jpeg), Optional.of(jpeg));
    }

    static MatchedFile file(String name, List<Found> matches) {
        return new MatchedFile(name, EVIL, true, Duration.ofSeconds(40), matches);
    }

    private static String html(MatchedFile... files) {
        return MatchReport.html(List.of(files), EVIL, NOW);
    }

    @Test
    void textFromOutsideIsEscapedEverywhere() {
        String page = html(
                file(EVIL, List.of(found(EVIL, false, List.of(moment(6, new byte[3]))))),
                MatchedFile.refused(EVIL, EVIL));

        assertThat(page)
                .doesNotContain("<img src=x")
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;.mp4");
    }

    @Test
    void thePageHasNoScriptLoadsNothingAndForbidsIt() {
        String page = html(file("a.mp4", List.of(found("b.mp4", false, List.of(moment(6, new byte[3]))))));

        assertThat(page).contains("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
        assertThat(page).doesNotContain("<script", "http://", "https://", "url(", "@import", "src=\"/", "onclick");
    }

    @Test
    void saysWhatIsACopyOfWhatWhereAndHowSurely() {
        String page = html(file("a.mp4", List.of(found("ATTACKS entry 3", true, List.of()))), file("c.mp4", List.of()));

        assertThat(page)
                .contains("1 of 2 files compared with", "made 2026-01-02 03:04 UTC")
                .contains("Copy of <b>ATTACKS entry 3</b>", ">cut</span>")
                .contains("as good as sure, score 0.950", "by picture and sound", "runs 10 % faster")
                .contains("0:05.0 to 0:15.0 of this file is 0:20.0 to 0:31.0 of the other")
                .contains("No match.");
    }

    @Test
    void ofABankOnlyTimesAreShownBesideThePictures() {
        Moment moment =
                new Moment(Duration.ofSeconds(6), Duration.ofSeconds(21), Optional.of(new byte[3]), Optional.empty());

        String page = html(file("a.mp4", List.of(found("ATTACKS entry 3", true, List.of(moment)))));

        assertThat(page).contains("aria-label=\"Show this file at 0:06.0\"", "<span class=\"time\">0:21.0</span>");
    }

    @Test
    void thePageHasLimits() {
        List<Moment> two = List.of(moment(6, new byte[3]));
        List<Found> most = Collections.nCopies(MatchReport.MOST_PICTURES / 2, found("b", false, two));
        List<Found> more = Collections.nCopies(MatchReport.MOST_PICTURES / 2 + 1, found("b", false, two));
        assertThat(html(file("a", most))).doesNotContain("are left out");
        assertThat(html(file("a", more))).containsOnlyOnce("Its pictures are left out");

        List<Found> all = Collections.nCopies(MatchReport.MOST_MATCHES, found("b", false, List.of()));
        assertThat(html(file("a", all))).doesNotContain("more match");
        assertThat(html(file("a", all), file("b", all.subList(0, 3)))).contains("And 3 more matches.");

        List<MatchedFile> files = Collections.nCopies(MatchReport.MOST_FILES, file("a", List.of()));
        assertThat(MatchReport.html(files, "b", NOW)).doesNotContain("more files");
        files = Collections.nCopies(MatchReport.MOST_FILES + 1, file("a", List.of()));
        assertThat(MatchReport.html(files, "b", NOW)).contains("And 1 more files.");
    }
}
