package dev.firebreak.testkit.incident;

import static dev.firebreak.testkit.incident.IncidentSamples.NOW;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static dev.firebreak.testkit.incident.IncidentSamples.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link IncidentStore} does with timelines, stills and segments. */
public abstract class IncidentEvidenceContract {
    private static final SoundScores SOUND = new SoundScores(0.97, 0.05, 0.04);
    private static final PictureScores PICTURE = new PictureScores(0.5, 0.25, 0.125, 0.125);

    private IncidentId id = IncidentId.random();

    /** An empty store; the same one during a test. */
    protected abstract IncidentStore store();

    @BeforeEach
    void openIncident() {
        id = store().open(incident(VerdictLevel.CUT), List.of()).id();
    }

    @Test
    void keepsTheTimelineInOrder() {
        TimelineSecond seven = new TimelineSecond(7, SOUND, PICTURE, 0.9, VerdictLevel.CUT);
        TimelineSecond five = new TimelineSecond(5, null, PICTURE, 0.1, VerdictLevel.CLEAR);
        TimelineSecond six = new TimelineSecond(6, SOUND, null, 0.0625, 0.5, VerdictLevel.WATCH);

        store().addTimeline(id, List.of(seven, five, six));

        assertThat(store().timeline(id)).containsExactly(five, six, seven);
    }

    @Test
    void replacesASecondThatComesAgainEvenInTheSameCall() {
        TimelineSecond first = new TimelineSecond(7, SOUND, PICTURE, 0.3, VerdictLevel.WATCH);
        TimelineSecond second = new TimelineSecond(7, SOUND, null, 0.6, VerdictLevel.HOLD);
        TimelineSecond third = new TimelineSecond(7, null, PICTURE, 0.125, 0.9, VerdictLevel.CUT);

        store().addTimeline(id, List.of(first, second));
        assertThat(store().timeline(id)).containsExactly(second);
        store().addTimeline(id, List.of(third));
        assertThat(store().timeline(id)).containsExactly(third);
    }

    @Test
    void keepsStillsByMediaTimeAndIgnoresASecondOne() {
        store().addStills(id, List.of(still(2_000, 1), still(1_000, 2)));
        store().addStills(id, List.of(still(2_000, 3)));

        List<Still> stills = store().stills(id);

        assertThat(stills).extracting(Still::at).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(stills.get(0).jpeg()).containsExactly(2, 2);
        assertThat(stills.get(1).jpeg()).containsExactly(1, 1);
    }

    @Test
    void keepsTheLargestStill() {
        store().addStills(id, List.of(new Still(Duration.ZERO, new byte[Still.MAX_BYTES])));

        assertThat(store().stills(id).getFirst().jpeg()).hasSize(Still.MAX_BYTES);
    }

    @Test
    void keepsSegmentsOnceAndInOrder() {
        SessionId session = SessionId.random();
        Segment first = segment(session, 0);
        Segment second = segment(session, 1);

        store().addSegments(id, List.of(second, first));
        store().addSegments(id, List.of(first));

        assertThat(store().segments(id)).containsExactly(first, second);
    }

    @Test
    void addsNothingToAnIncidentThatDoesNotExist() {
        IncidentId none = IncidentId.random();
        TimelineSecond second = new TimelineSecond(7, SOUND, PICTURE, 0.9, VerdictLevel.CUT);

        assertFails(ErrorCode.NOT_FOUND, () -> store().addTimeline(none, List.of(second)));
        assertFails(ErrorCode.NOT_FOUND, () -> store().addStills(none, List.of(still(0, 1))));
        assertFails(ErrorCode.NOT_FOUND, () -> store().addSegments(none, List.of(segment(SessionId.random(), 0))));
    }

    @Test
    void addingNothingIsFineAndReadingNothingIsEmpty() {
        store().addTimeline(id, List.of());
        store().addStills(id, List.of());
        store().addSegments(id, List.of());

        assertThat(store().timeline(id)).isEmpty();
        assertThat(store().stills(IncidentId.random())).isEmpty();
        assertThat(store().segments(IncidentId.random())).isEmpty();
    }

    private static Still still(long millis, int content) {
        return new Still(Duration.ofMillis(millis), new byte[] {(byte) content, (byte) content});
    }

    private static Segment segment(SessionId session, long sequence) {
        return new Segment(
                new SegmentId(new StreamId("lobby"), session, sequence),
                Duration.ofNanos(2_000_011_111L * sequence),
                NOW.plusSeconds(2 * sequence),
                Duration.ofNanos(2_000_011_111L),
                SegmentFormat.MPEG_TS,
                123_456,
                Hash256.sha256(new byte[] {(byte) sequence}),
                sequence == 0);
    }
}
