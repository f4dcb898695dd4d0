package dev.firebreak.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EvidencePlotTest {
    private static final Pattern POINT = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");

    @Test
    void emptyTimelineIsAnEmptyPlot() {
        assertThat(new EvidencePlot(List.of()).svg(List.of()))
                .startsWith("<svg ")
                .endsWith("</svg>")
                .contains("d=\"\"");
    }

    @Test
    void highestScoreOfADayIsNotThinnedOut() {
        String svg = new EvidencePlot(seconds(86_400, 50_001)).svg(List.of());
        List<MatchResult> points = points(svg, "score");
        assertThat(points).hasSizeBetween(500, EvidencePlot.MAX_POINTS);
        double top = points.stream()
                .mapToDouble(point -> Double.parseDouble(point.group(2)))
                .min()
                .orElseThrow();
        assertThat(top).isEqualTo((double) EvidencePlot.TOP);
        assertThat(svg.length()).isLessThan(60_000);
    }

    @Test
    void curvesStayInside() {
        for (MatchResult point : points(new EvidencePlot(seconds(7, 3)).svg(List.of()), "gunfire")) {
            assertThat(Double.parseDouble(point.group(1)))
                    .isBetween((double) EvidencePlot.LEFT, (double) EvidencePlot.WIDTH);
            assertThat(Double.parseDouble(point.group(2)))
                    .isBetween((double) EvidencePlot.TOP, (double) EvidencePlot.HEIGHT - EvidencePlot.BOTTOM);
        }
    }

    @Test
    void curveWithoutValuesIsNotDrawn() {
        assertThat(points(new EvidencePlot(seconds(7, 3)).svg(List.of()), "firearm"))
                .isEmpty();
    }

    @Test
    void eachChangeHasAMarkAndNamesDoNotOverlap() {
        List<Verdict> verdicts = List.of(
                verdict(2000, VerdictLevel.WATCH),
                verdict(2100, VerdictLevel.HOLD),
                verdict(2200, VerdictLevel.CUT),
                verdict(2300, VerdictLevel.WATCH));
        String svg = new EvidencePlot(seconds(60, 3)).svg(verdicts);
        assertThat(svg.split("class=\"mark ", -1)).hasSize(5);
        assertThat(svg)
                .contains(">watch 0:02.0</text>", ">hold 0:02.1</text>", ">cut 0:02.2</text>")
                .doesNotContain(">watch 0:02.3</text>");
    }

    @Test
    void bandShowsRunsOfALevel() {
        String svg = new EvidencePlot(seconds(60, 30)).svg(List.of());
        assertThat(svg.split("<rect class=\"clear\"", -1)).hasSize(3);
        assertThat(svg.split("<rect class=\"cut\"", -1)).hasSize(2);
    }

    @Test
    void longTimesAreShownInHours() {
        assertThat(new EvidencePlot(seconds(9000, 1)).svg(List.of())).contains(">1:00:00</text>");
    }

    private static List<MatchResult> points(String svg, String curve) {
        String path = svg.substring(svg.indexOf("<path class=\"" + curve + "\""));
        return POINT.matcher(path.substring(0, path.indexOf("/>"))).results().toList();
    }

    private static List<TimelineSecond> seconds(int count, long gunfireAt) {
        return LongStream.range(0, count)
                .mapToObj(second -> new TimelineSecond(
                        second,
                        new SoundScores(second == gunfireAt ? 1 : 0, 0, 0),
                        null,
                        second == gunfireAt ? 1 : 0.1,
                        second == gunfireAt ? VerdictLevel.CUT : VerdictLevel.CLEAR))
                .toList();
    }

    private static Verdict verdict(long millis, VerdictLevel level) {
        return new Verdict(level, Duration.ofMillis(millis), 0.5, Optional.empty(), "why");
    }
}
