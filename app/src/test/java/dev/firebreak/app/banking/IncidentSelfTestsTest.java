package dev.firebreak.app.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.app.banking.IncidentTake.Reading;
import dev.firebreak.core.copy.trial.IncidentTrial;
import dev.firebreak.core.copy.trial.IncidentTrial.State;
import dev.firebreak.core.copy.trial.SelfTest;
import dev.firebreak.core.copy.trial.Trial;
import dev.firebreak.core.edit.Picture;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.edit.Variant;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.copy.InMemoryIncidentTrials;
import dev.firebreak.testkit.copy.SampleFilm;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.incident.IncidentSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IncidentSelfTestsTest {
    private final FakeClock clock = new FakeClock();
    private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    private final InMemoryIncidentTrials trials = new InMemoryIncidentTrials(incidents);
    private final Incident incident =
            incidents.open(IncidentSamples.incident(VerdictLevel.CUT, SessionId.random(), FakeClock.START), List.of());

    /** Four seconds of noise that changes each second, with a tune. */
    private static Take take() {
        Random random = new Random(1);
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            byte[] rgb = new byte[3 * 64 * 64];
            random.nextBytes(rgb);
            pictures.add(new Picture(64, 64, rgb));
        }
        return Take.of(pictures, 1, new SampleFilm(1).tune(4));
    }

    private IncidentSelfTests tests(Function<Incident, Reading> takes, SelfTest.Coder coder) {
        return new IncidentSelfTests(trials, incidents, takes, coder, FrameDescriber.NONE, clock);
    }

    private IncidentSelfTests tests(Reading reading) {
        return tests(unused -> reading, (copy, coding) -> copy);
    }

    /** Goes on so many times. */
    private static IncidentSelfTests.Pace times(int copies) {
        int[] left = {copies};
        return worked -> --left[0] > 0;
    }

    private IncidentTrial found() {
        return trials.find(incident.id()).orElseThrow();
    }

    @Test
    void stopsBetweenCopiesAndGoesOnWhereItStopped() throws InterruptedException {
        Reading ready = new Reading.Ready(take());

        assertThat(tests(ready).round(times(24))).isTrue();
        assertThat(found().state()).isEqualTo(State.RUNNING);
        assertThat(found().done()).isEqualTo(24);
        assertThat(found().planned()).isGreaterThanOrEqualTo(Variant.LEAST).isEqualTo(816);
        assertThat(found().result().trials()).extracting(Trial::kind).doesNotHaveDuplicates();

        tests(ready).round(times(16));

        assertThat(found().done()).isEqualTo(40);
        assertThat(trials.made(incident.id())).hasSize(40);
    }

    @Test
    void whatIsTooYoungWaitsAndWhatHasNothingIsOver() throws InterruptedException {
        assertThat(tests(new Reading.NotYet()).round(times(1))).isFalse();
        assertThat(trials.find(incident.id())).isEmpty();

        assertThat(tests(new Reading.Nothing("no pictures")).round(times(1))).isTrue();

        assertThat(found().state()).isEqualTo(State.IMPOSSIBLE);
        assertThat(found().detail()).isEqualTo("no pictures");
        assertThat(tests(new Reading.NotYet()).round(times(1))).isFalse();
    }

    @Test
    void afterItsTimeItEndsWithWhatItHas() throws InterruptedException {
        tests(new Reading.Ready(take())).round(worked -> {
            clock.advance(IncidentSelfTests.LIMIT.dividedBy(4));
            return true;
        });

        assertThat(found().state()).isEqualTo(State.DONE);
        assertThat(found().done()).isEqualTo(5);
        assertThat(found().detail()).isEqualTo("it took too long and was stopped");
    }

    @Test
    void mediaThatBreaksAndMistakesEndItAndFailuresOfTheMachineDoNot() throws InterruptedException {
        FirebreakException bad = new FirebreakException(ErrorCode.BAD_MEDIA, "no");
        FirebreakException down = new FirebreakException(ErrorCode.DECODER_DOWN, "no room");
        assertThatThrownBy(() -> tests(
                                unused -> {
                                    throw down;
                                },
                                (copy, coding) -> copy)
                        .round(times(1)))
                .isSameAs(down);
        assertThat(trials.find(incident.id())).isEmpty();

        tests(unused -> new Reading.Ready(take()), (copy, coding) -> {
                    throw bad;
                })
                .round(times(100));
        assertThat(found().detail()).isEqualTo("copies of it cannot be encoded");

        Incident other = incidents.open(
                IncidentSamples.incident(VerdictLevel.CUT, SessionId.random(), FakeClock.START), List.of());
        tests(
                        unused -> {
                            throw new IllegalStateException("ours");
                        },
                        (copy, coding) -> copy)
                .round(times(1));
        assertThat(trials.find(other.id()).map(IncidentTrial::state)).contains(State.IMPOSSIBLE);
    }
}
