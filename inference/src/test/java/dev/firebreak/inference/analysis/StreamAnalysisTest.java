package dev.firebreak.inference.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.tiny.TinyModels;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamAnalysisTest {
    private final FakeScorer scorer = new FakeScorer(true);
    private final Recorder recorder = new Recorder();
    private final StreamAnalysis analysis = analysis(scorer, Pace.LIVE);

    @Test
    void hearsTheFirstWindowAt975MillisecondsAndThenEachHalfSecond() {
        feedSound(analysis, 0, 3_000, 0);
        assertThat(recorder.times()).containsExactly(975L, 1_475L, 1_975L, 2_475L, 2_975L);

        analysis.finish();

        assertThat(recorder.times()).containsExactly(975L, 1_475L, 1_975L, 2_475L, 2_975L, 3_000L);
        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void hearsAStreamShorterThanAWindow() {
        feedSound(analysis, 0, 100, 0);
        analysis.finish();

        assertThat(recorder.times()).containsExactly(100L);
    }

    @Test
    void finishesWithoutAnyMedia() {
        analysis.finish();

        assertThat(recorder.times()).isEmpty();
        assertThat(recorder.analysed).isEmpty();
    }

    @Test
    void judgesInTheOrderFedWhateverTheEngineFinishesFirst() {
        FakeScorer slow = new FakeScorer(false);
        StreamAnalysis ordered = analysis(slow, Pace.LIVE);
        ordered.frame(frame(0, 0));
        feedSound(ordered, 0, 1_500, 0);
        ordered.frame(frame(1_500, 0));

        slow.answerPicture(1);
        slow.answerSound(1);
        slow.answerSound(0);
        assertThat(recorder.times()).isEmpty();
        assertThat(recorder.analysed).isEmpty();

        slow.answerPicture(0);
        assertThat(recorder.times()).containsExactly(0L, 975L, 1_475L, 1_500L);
        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void hasComeAsFarAsTheLesserOfBothTracks() {
        analysis.frame(frame(0, 0));
        feedSound(analysis, 0, 2_000, 0);
        assertThat(recorder.analysedTo()).isZero();

        analysis.frame(frame(1_200, 0));
        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofMillis(1_200));

        analysis.progress(Duration.ofMillis(1_900));
        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofMillis(1_900));

        analysis.progress(Duration.ofMillis(2_300));
        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void goesOnWithPicturesAlone() {
        analysis.frame(frame(0, 0));
        analysis.progress(Duration.ofMillis(900));
        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofMillis(900));

        analysis.frame(frame(2_000, 0));
        analysis.progress(Duration.ofSeconds(2));
        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void goesOnWithSoundAlone() {
        feedSound(analysis, 0, 2_000, 0);
        analysis.progress(Duration.ofSeconds(2));

        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void takesMotionInItsOrderAndChangesNothingForIt() {
        FakeScorer slow = new FakeScorer(false);
        StreamAnalysis ordered = analysis(slow, Pace.LIVE);
        ordered.frame(frame(0, 0));
        Evidence.OfMotion kick =
                new Evidence.OfMotion(Duration.ofMillis(500), new Motion.Measured(0.2, Duration.ofMillis(310)));
        ordered.motion(kick);
        assertThat(recorder.evidence).isEmpty();

        slow.answerPicture(0);
        assertThat(recorder.evidence).hasSize(2).contains(kick);
        assertThat(recorder.verdicts.get(1)).isEqualTo(recorder.verdicts.get(0));
        assertThat(ordered.counts().windows() + ordered.counts().frames()).isEqualTo(1);
    }

    @Test
    void givesUpMotionAndNothingForItWhenTooMuchWaits() {
        FakeScorer slow = new FakeScorer(false);
        StreamAnalysis full = analysis(slow, Pace.LIVE);
        for (int i = 0; i < StreamAnalysis.MOST_OUTSTANDING; i++) {
            full.frame(frame(100L * i, 0));
        }
        full.motion(new Evidence.OfMotion(Duration.ofMillis(500), new Motion.Unknown(Motion.Cause.STILL)));
        for (int i = 0; i < StreamAnalysis.MOST_OUTSTANDING; i++) {
            slow.answerPicture(i);
        }
        assertThat(recorder.evidence).hasSize(StreamAnalysis.MOST_OUTSTANDING);
        assertThat(full.counts().skipped(Skip.TOO_LATE)).isEqualTo(1);
    }

    @Test
    void goesOnWithNeither() {
        analysis.progress(Duration.ofMillis(700));

        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void judgesWhatIsLeftWhenTheSoundTrackEndsBeforeThePictures() {
        feedSound(analysis, 0, 1_200, 0);
        analysis.progress(Duration.ofMillis(2_200));
        assertThat(recorder.times()).containsExactly(975L);

        analysis.progress(Duration.ofMillis(2_201));
        assertThat(recorder.times()).containsExactly(975L, 1_200L);
        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofMillis(2_201));

        feedSound(analysis, 5_000, 6_000, 0);
        assertThat(recorder.times()).containsExactly(975L, 1_200L, 5_975L);
    }

    @Test
    void startsANewRunWhereSoundDoesNotContinue() {
        feedSound(analysis, 0, 1_000, 0);
        feedSound(analysis, 4_000, 5_000, 0);

        assertThat(recorder.times()).containsExactly(975L, 1_000L, 4_975L);
    }

    @Test
    void asksForMorePicturesASecondAfterTheSuspicionAndBeforeItIsReported() {
        feedSound(analysis, 0, 2_000, 0);
        analysis.progress(Duration.ofSeconds(2));
        assertThat(recorder.demands).isEmpty();

        feedSound(analysis, 2_000, 3_000, 1);

        assertThat(recorder.demands).containsExactly("ALERT from 3475");
        assertThat(recorder.verdicts.getLast().suspectedSince()).contains(Duration.ofMillis(1_500));
    }

    @Test
    void tellsOfTheDemandBeforeItsEvidenceIsReportedAsAnalysed() {
        StringBuilder order = new StringBuilder();
        StreamAnalysis told = new StreamAnalysis(scorer, TinyModels.points(), Pace.FILE, new AnalysisListener() {
            @Override
            public void judged(Evidence evidence, Verdict verdict) {
                order.append("judged ").append(evidence.at().toMillis()).append('\n');
            }

            @Override
            public void analysed(Duration upTo) {
                order.append("analysed ").append(upTo.toMillis()).append('\n');
            }

            @Override
            public void demand(SamplingDemand demand, Duration from) {
                order.append("demand ").append(from.toMillis()).append('\n');
            }
        });
        told.progress(Duration.ofMillis(975));
        told.sound(sound(0, 975, 1));

        assertThat(order).hasToString("analysed 975\njudged 975\ndemand 1975\n");
    }

    @Test
    void reachesACutAndStartsAnewWhenRestored() {
        feedSound(analysis, 0, 5_000, 1);
        assertThat(recorder.level()).isEqualTo(VerdictLevel.CUT);

        analysis.restore();
        feedSound(analysis, 5_000, 7_000, 0);

        assertThat(recorder.level()).isEqualTo(VerdictLevel.CLEAR);
    }

    @Test
    void leavesOutAndCountsWhatTheEngineRefuses() {
        scorer.refuse(new FirebreakException(ErrorCode.LIMIT_EXCEEDED, "full"));
        feedSound(analysis, 0, 1_500, 0);
        scorer.refuse(new FirebreakException(ErrorCode.MODEL_UNUSABLE, "broken"));
        analysis.frame(frame(1_500, 0));
        scorer.refuse(new FirebreakException(ErrorCode.CONFLICT, "closed"));
        analysis.frame(frame(1_600, 0));

        assertThat(recorder.times()).isEmpty();
        assertThat(recorder.analysedTo()).isEqualTo(Duration.ofMillis(1_500));
        AnalysisCounts counts = analysis.counts();
        assertThat(counts.skipped(Skip.ENGINE_FULL)).isEqualTo(2);
        assertThat(counts.skipped(Skip.MODEL_FAILED)).isEqualTo(1);
        assertThat(counts.skipped(Skip.ENGINE_CLOSED)).isEqualTo(1);
        assertThat(counts.outstanding()).isZero();
    }

    @Test
    void givesUpTheOldestOfALiveStreamThatIsTooLate() {
        FakeScorer slow = new FakeScorer(false);
        StreamAnalysis late = analysis(slow, Pace.LIVE);
        for (int i = 0; i < StreamAnalysis.MOST_OUTSTANDING + 3; i++) {
            late.frame(frame(i * 100L, 0));
        }

        assertThat(late.counts().skipped(Skip.TOO_LATE)).isEqualTo(3);
        assertThat(late.counts().outstanding()).isEqualTo(StreamAnalysis.MOST_OUTSTANDING);

        for (int i = 0; i < slow.frames(); i++) {
            slow.answerPicture(i);
        }
        late.finish();
        assertThat(recorder.times()).hasSize(StreamAnalysis.MOST_OUTSTANDING).startsWith(300L);
        assertThat(late.counts().frames()).isEqualTo(StreamAnalysis.MOST_OUTSTANDING);
    }

    @Test
    void blocksAFileThatIsTooFarAhead() throws InterruptedException {
        FakeScorer slow = new FakeScorer(false);
        StreamAnalysis file = analysis(slow, Pace.FILE);
        Thread feeder = Thread.ofPlatform().start(() -> {
            for (int i = 0; i <= StreamAnalysis.MOST_OUTSTANDING; i++) {
                file.frame(frame(i * 100L, 0));
            }
        });
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (feeder.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(slow.frames()).isEqualTo(StreamAnalysis.MOST_OUTSTANDING);

        slow.answerPicture(0);
        feeder.join(10_000);

        assertThat(slow.frames()).isEqualTo(StreamAnalysis.MOST_OUTSTANDING + 1);
        assertThat(file.counts().skips()).isEmpty();
    }

    @Test
    void tellsTheFeederWhenTheListenerHasFailed() {
        StreamAnalysis broken = new StreamAnalysis(scorer, TinyModels.points(), Pace.LIVE, new AnalysisListener() {
            @Override
            public void judged(Evidence evidence, Verdict verdict) {
                throw new IllegalStateException("listener");
            }

            @Override
            public void analysed(Duration upTo) {}

            @Override
            public void demand(SamplingDemand demand, Duration from) {}
        });

        assertThatThrownBy(() -> broken.frame(frame(0, 0))).hasRootCauseMessage("listener");
        assertThatThrownBy(broken::finish).hasRootCauseMessage("listener");
    }

    @Test
    void takesNothingAfterTheEnd() {
        analysis.finish();

        assertThatThrownBy(() -> analysis.frame(frame(0, 0))).isInstanceOf(IllegalStateException.class);
    }

    private StreamAnalysis analysis(FakeScorer with, Pace pace) {
        return new StreamAnalysis(with, TinyModels.points(), pace, recorder);
    }

    private static void feedSound(StreamAnalysis to, int fromMillis, int untilMillis, double level) {
        for (int at = fromMillis; at < untilMillis; at += 20) {
            to.sound(sound(at, Math.min(20, untilMillis - at), level));
        }
    }

    private static Sound sound(int atMillis, int millis, double level) {
        Random random = new Random(atMillis);
        float[] samples = new float[millis * 16];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (level * (random.nextDouble() * 2 - 1));
        }
        return new Sound(Duration.ofMillis(atMillis), samples);
    }

    private static Frame frame(long atMillis, int red) {
        return new Frame(Duration.ofMillis(atMillis), 1, 1, new byte[] {(byte) red, 0, 0}, true);
    }
}
