package dev.firebreak.media.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.stream.StreamKey;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes between the publisher and its process arrives as it was sent. */
class DrillMessagesTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final URI TARGET = URI.create("rtmp://localhost:1935/live");
    private static final DrillSettings SETTINGS =
            DrillSettings.staged(TARGET, new StreamKey("k\u00e4y"), DrillTimetable.DEFAULT);

    @Test
    void settingsArriveWhole() throws IOException {
        DrillSettings clip = SETTINGS.withKeyFrameInterval(Duration.ofSeconds(10))
                .withClip(new DrillSettings.Clip(Path.of("a clip.mp4"), Duration.ofMillis(1500)));

        for (DrillSettings settings : List.of(SETTINGS, clip)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            SettingsMessage.write(settings, new DataOutputStream(bytes));

            assertThat(SettingsMessage.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                    .isEqualTo(settings);
        }
    }

    @Test
    void settingsDoNotPrintTheKey() {
        assertThat(SETTINGS.toString()).doesNotContain("k\u00e4y");
    }

    @Test
    void settingsAreLimited() {
        assertThat(SETTINGS.withKeyFrameInterval(Duration.ofSeconds(10)).keyFrameInterval())
                .hasSeconds(10);
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofSeconds(11))) {
            assertThatThrownBy(() -> SETTINGS.withKeyFrameInterval(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int wrong : new int[] {99_999, 20_000_001}) {
            assertThatThrownBy(() -> new DrillSettings(
                            TARGET,
                            SETTINGS.key(),
                            DrillTimetable.DEFAULT,
                            Duration.ofSeconds(1),
                            wrong,
                            Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String wrong : List.of("http://localhost/live", "rtmp:///live", "rtmp://a:b@localhost/live")) {
            assertThatThrownBy(() -> DrillSettings.staged(URI.create(wrong), SETTINGS.key(), DrillTimetable.DEFAULT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyEndArrives() {
        List<DrillEnd> ends = List.of(
                new DrillEnd.Completed(NOW),
                new DrillEnd.EndedByServer(NOW, "Broken pipe"),
                new DrillEnd.Refused(NOW, "Server error: banned"),
                new DrillEnd.Unreachable(NOW, "no route"),
                new DrillEnd.Stopped(NOW),
                new DrillEnd.Failed(NOW, ""));
        for (DrillEnd end : ends) {
            StringWriter text = new StringWriter();
            report(text).ended(end);

            assertThat(DrillReport.hear(text.toString().stripTrailing() + " ", new RecordedDrill())
                            .orElseThrow()
                            .toString()
                            .replace(" ]", "]"))
                    .isEqualTo(end.toString());
        }
    }

    @Test
    void everythingTheListenerHearsArrives() {
        StringWriter text = new StringWriter();
        DrillReport report = report(text);
        report.accepted(NOW);
        report.framePublished(new Stamp(7, false), NOW);
        report.attackSeen(8, NOW.plusMillis(1));
        report.framePublished(new Stamp(8, true), NOW.plusMillis(1));
        report.attackHeard(NOW.plusMillis(2));
        RecordedDrill drill = new RecordedDrill();

        text.toString()
                .lines()
                .forEach(line -> assertThat(DrillReport.hear(line, drill)).isEmpty());

        assertThat(drill.accepted()).isEqualTo(NOW);
        assertThat(drill.stamps()).containsExactly(new Stamp(7, false), new Stamp(8, true));
        assertThat(drill.seen()).isEqualTo(NOW.plusMillis(1));
        assertThat(drill.heard()).isEqualTo(NOW.plusMillis(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "frame 1", "frame x 1 attack", "dance 1 2"})
    void nonsenseIsRefused(String line) {
        assertThatThrownBy(() -> DrillReport.hear(line, new RecordedDrill()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stampAnswersArrive() {
        StampedSegment segment = new StampedSegment(List.of(new Stamp(1, false), new Stamp(20, true)), 3, false);

        assertThat(StampAnswer.parse(StampAnswer.format(segment))).isEqualTo(segment);
        assertThat(StampAnswer.parse("complete 0")).isEqualTo(new StampedSegment(List.of(), 0, true));
        for (String wrong : List.of("", "complete", "complete 0 x", "complete 0 ", "#")) {
            assertThatThrownBy(() -> StampAnswer.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static DrillReport report(StringWriter text) {
        return new DrillReport(new BufferedWriter(text), Clock.systemUTC());
    }
}
