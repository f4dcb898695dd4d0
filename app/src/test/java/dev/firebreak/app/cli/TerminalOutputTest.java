package dev.firebreak.app.cli;

import static dev.firebreak.app.cli.WatchSamples.finished;
import static dev.firebreak.app.cli.WatchSamples.second;
import static dev.firebreak.app.cli.WatchSamples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalOutputTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void secondHasABarForEachScore() {
        output(false, false).second(second(65, 0.97, VerdictLevel.HOLD));
        assertThat(out.toString())
                .isEqualTo("  1:05.0  ██████████ 0.97  █████····· 0.50     0.38   0.063   0.75  hold\n");
    }

    @Test
    void whatWasNotThereIsADash() {
        output(false, false).second(new TimelineSecond(3725, null, null, 0.18, VerdictLevel.CLEAR));
        assertThat(out.toString().strip()).matches("1:02:05 +- +- +- +- +0\\.18 +clear");
    }

    @Test
    void quietLeavesOutClearSecondsOnly() {
        TerminalOutput quiet = output(false, true);
        quiet.second(second(1, 0.1, VerdictLevel.CLEAR));
        assertThat(out.toString()).isEmpty();
        quiet.second(second(2, 0.9, VerdictLevel.WATCH));
        quiet.verdict(verdict(2500, VerdictLevel.WATCH));
        assertThat(out.toString()).contains("0:02.0", "0:02.5  ▶ watch");
    }

    @Test
    void progressIsShownOnATerminalOnlyAndGoesBeforeTheNextLine() {
        output(false, false).progress(Duration.ofSeconds(10), Optional.of(Duration.ofSeconds(70)), 20);
        assertThat(err.toString()).isEmpty();
        TerminalOutput terminal = output(true, false);
        terminal.progress(Duration.ofSeconds(10), Optional.of(Duration.ofSeconds(70)), 20);
        assertThat(err.toString()).isEqualTo("\r\033[K0:10.0 of 1:10.0  20.0 x real time, 0:03.0 left");
        terminal.second(second(10, 0.1, VerdictLevel.CLEAR));
        assertThat(err.toString()).endsWith("left\r\033[K");
        assertThat(out.toString()).contains("0:10.0");
    }

    @Test
    void liveSourceHasNoTimeLeft() {
        output(true, false).progress(Duration.ofSeconds(10), Optional.empty(), 1);
        assertThat(err.toString()).isEqualTo("\r\033[K0:10.0  1.0 x real time");
    }

    @Test
    void sourceEndsWithItsVerdicts() {
        output(false, true)
                .ended(finished("a.mp4", verdict(8475, VerdictLevel.WATCH), verdict(9000, VerdictLevel.CUT)));
        assertThat(out.toString()).isEqualTo("""
                        a.mp4: CUT  (1:20.0 watched at 12.3 x real time)
                          0:08.4  watch  score 0.50  because of WATCH
                          0:09.0  cut    score 0.50  because of CUT
                        """);
    }

    @Test
    void failureIsSaidOnStandardError() {
        output(false, false).ended(SourceResult.unseen("a.mp4", Outcome.BAD_MEDIA, "at the start: the file is empty"));
        assertThat(err.toString()).isEqualTo("a.mp4: bad media: at the start: the file is empty\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void severalSourcesAreSummedUp() {
        TerminalOutput output = output(false, false);
        output.summary(List.of(finished("one.mp4")), 0);
        assertThat(out.toString()).isEmpty();
        output.summary(
                List.of(
                        finished("one.mp4", verdict(8475, VerdictLevel.HOLD)),
                        SourceResult.unseen("two.mp4", Outcome.SOURCE_GONE, "no")),
                20);
        assertThat(out.toString())
                .contains("2 sources", "hold        one.mp4  (watch at 0:08.4, hold at 0:08.4)", "source gone two.mp4");
    }

    @Test
    void namesCannotSteerTheTerminal() {
        TerminalOutput output = output(false, false);
        output.opened("a\033[31m\u009b\u202eb.mp4", "mp4", Optional.empty());
        output.ended(SourceResult.unseen("c\rd\n.mp4", Outcome.BAD_MEDIA, "e\007"));
        assertThat(out.toString()).contains("a?[31m??b.mp4");
        assertThat(err.toString()).isEqualTo("c?d?.mp4: bad media: e?\n");
    }

    private TerminalOutput output(boolean interactive, boolean quiet) {
        return new TerminalOutput(new PrintWriter(out, true), new PrintWriter(err, true), interactive, quiet);
    }
}
