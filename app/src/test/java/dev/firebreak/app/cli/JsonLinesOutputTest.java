package dev.firebreak.app.cli;

import static dev.firebreak.app.cli.WatchSamples.finished;
import static dev.firebreak.app.cli.WatchSamples.second;
import static dev.firebreak.app.cli.WatchSamples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesOutputTest {
    private final StringWriter out = new StringWriter();
    private final JsonLinesOutput output = new JsonLinesOutput(new PrintWriter(out, true));

    @Test
    void secondNamesItsScores() {
        output.opened("a.mp4", "mp4, h264", Optional.of(Duration.ofMillis(1500)));
        output.second(second(3, 0.97, VerdictLevel.WATCH));
        output.second(new TimelineSecond(4, null, null, 0.18, VerdictLevel.CLEAR));
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"type\":\"opened\",\"source\":\"a.mp4\",\"media\":\"mp4, h264\",\"durationMillis\":1500}",
                        "{\"type\":\"second\",\"source\":\"a.mp4\",\"second\":3,\"gunfire\":0.97,\"soundGame\":0.1,"
                                + "\"soundFilm\":0.2,\"firearmFirstPerson\":0.5,\"pictureGame\":0.25,\"pictureFilm\":0.125,"
                                + "\"motion\":0.0625,\"score\":0.75,\"level\":\"watch\"}",
                        "{\"type\":\"second\",\"source\":\"a.mp4\",\"second\":4,\"score\":0.18,\"level\":\"clear\"}");
    }

    @Test
    void endTellsWhenEachLevelWasReached() {
        output.ended(finished("a.mp4", verdict(8475, VerdictLevel.HOLD)));
        JsonNode line = JsonMapper.shared().readTree(out.toString());
        assertThat(line.get("type").asString()).isEqualTo("finished");
        assertThat(line.get("reachedMillis").toString()).isEqualTo("{\"watch\":8475,\"hold\":8475}");
        assertThat(line.get("verdicts").get(0).get("suspectedSinceMillis").asLong())
                .isEqualTo(7575);
        assertThat(line.get("timesRealTime").asDouble()).isEqualTo(12.3);
    }

    @Test
    void failureCarriesOutcomeAndReason() {
        output.ended(SourceResult.unseen("a\"\n.mp4", Outcome.BAD_MEDIA, "the file is empty"));
        assertThat(out.toString().lines()).hasSize(1);
        JsonNode line = JsonMapper.shared().readTree(out.toString());
        assertThat(line.get("type").asString()).isEqualTo("failed");
        assertThat(line.get("source").asString()).isEqualTo("a\"\n.mp4");
        assertThat(line.get("outcome").asString()).isEqualTo("bad-media");
        assertThat(line.get("why").asString()).isEqualTo("the file is empty");
    }

    @Test
    void summaryHasTheGravestLevelAndTheExitCode() {
        output.summary(List.of(finished("a.mp4", verdict(8475, VerdictLevel.HOLD)), finished("b.mp4")), 20);
        JsonNode line = JsonMapper.shared().readTree(out.toString());
        assertThat(line.get("highest").asString()).isEqualTo("hold");
        assertThat(line.get("exitCode").asInt()).isEqualTo(20);
        assertThat(line.get("sources").get(1).get("highest").asString()).isEqualTo("clear");
    }

    @Test
    void noticesThatNobodyReads() {
        assertThat(output.broken()).isFalse();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        JsonLinesOutput unread = new JsonLinesOutput(new PrintWriter(closed, true, StandardCharsets.UTF_8));
        unread.noted("a.mp4", Duration.ZERO, "the decoder was restarted");
        assertThat(unread.broken()).isTrue();
    }
}
