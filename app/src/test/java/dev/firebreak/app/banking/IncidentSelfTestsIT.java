package dev.firebreak.app.banking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.cli.Clips;
import dev.firebreak.core.copy.trial.IncidentTrial;
import dev.firebreak.core.copy.trial.IncidentTrial.State;
import dev.firebreak.core.copy.trial.SelfTestResult.Row;
import dev.firebreak.core.edit.Variant;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.copy.InMemoryIncidentTrials;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real segments of a film with sound, real copies of them, encoded by a real encoder: three of each kind of edit. */
class IncidentSelfTestsIT {
    private static final String FILM = "-f lavfi -i mandelbrot=s=320x180:r=10:end_scale=0.0001:end_pts=300 -f lavfi -i"
            + " aevalsrc=0.3*sin(2*PI*t*(300+200*sin(3*t))):s=16000 -t 30 -c:v libx264 -preset ultrafast"
            + " -pix_fmt yuv420p -g 20 -c:a aac -b:a 96k";
    private static final int EACH = 3;

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();
    private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    private final InMemorySegmentStore segments = new InMemorySegmentStore();
    private final InMemoryIncidentTrials trials = new InMemoryIncidentTrials(incidents);
    private final SessionId session = SessionId.random();

    private Incident open() {
        return incidents.open(
                new Incident(
                        IncidentId.random(),
                        new StreamId("lobby"),
                        session,
                        VerdictLevel.CUT,
                        IncidentState.OPEN,
                        clock.instant(),
                        clock.instant(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(8),
                        0.97,
                        "gunfire",
                        "first 1.0",
                        Optional.empty()),
                List.of());
    }

    private void addSegments(Incident incident, boolean kept) throws IOException {
        Path film = Clips.make(folder.resolve("film.mp4"), FILM);
        Path pieces = Files.createDirectory(folder.resolve("pieces"));
        Clips.make(
                pieces.resolve("%03d.ts"), "-i " + film + " -c copy -f segment -segment_time 2 -segment_format mpegts");
        List<Path> files;
        try (Stream<Path> found = Files.list(pieces)) {
            files = found.sorted().toList();
        }
        for (int number = 0; number < files.size(); number++) {
            byte[] bytes = Files.readAllBytes(files.get(number));
            Segment segment = new Segment(
                    new SegmentId(new StreamId("lobby"), session, number),
                    Duration.ofSeconds(2L * number),
                    FakeClock.START.plusSeconds(2L * number),
                    Duration.ofSeconds(2),
                    SegmentFormat.MPEG_TS,
                    bytes.length,
                    Hash256.sha256(bytes),
                    false);
            if (kept) {
                segments.put(segment, bytes);
            }
            incidents.addSegments(incident.id(), List.of(segment));
        }
    }

    private IncidentSelfTests tests() {
        return IncidentSelfTests.of(trials, incidents, segments, FrameDescriber.NONE, clock);
    }

    @Test
    void copiesOfWhatAnIncidentShowsFromTheSuspicionOnAreFoundByKindOfEdit() throws Exception {
        Incident incident = open();
        addSegments(incident, true);
        int[] made = {0};

        assertThat(tests().round(worked -> ++made[0] < 24 * EACH)).isTrue();

        IncidentTrial trial = trials.find(incident.id()).orElseThrow();
        assertThat(trial.state()).isEqualTo(State.RUNNING);
        assertThat(trial.planned()).isGreaterThanOrEqualTo(Variant.LEAST);
        assertThat(trial.result().seconds()).isBetween(14.0, 15.5);
        assertThat(trial.result().sound()).isTrue();
        assertThat(trial.result().rows())
                .hasSize(24)
                .allSatisfy(row -> assertThat(row.copies()).isEqualTo(EACH));
        assertThat(trial.result().rows().stream().filter(row -> row.edit().equals("re-encoded")))
                .singleElement()
                .extracting(Row::recall)
                .isEqualTo(1.0);
        assertThat(trial.result().all().recall()).isGreaterThan(0.8);
    }

    @Test
    void anIncidentThatGoesOnWaitsForMoreOfItAndOneWithoutMediaIsOver() throws Exception {
        Incident incident = open();
        assertThat(tests().round(worked -> true)).isFalse();
        clock.advance(IncidentTake.SETTLING);

        assertThat(tests().round(worked -> true)).isTrue();

        assertThat(trials.find(incident.id()).orElseThrow().detail()).isEqualTo("less than 3 s of it are kept");
    }

    @Test
    void anIncidentWhoseBytesAreGoneIsOver() throws Exception {
        Incident incident = open();
        addSegments(incident, false);

        assertThat(tests().round(worked -> true)).isTrue();

        assertThat(trials.find(incident.id()).orElseThrow().detail())
                .isEqualTo("none of its segments is kept any more");
    }
}
