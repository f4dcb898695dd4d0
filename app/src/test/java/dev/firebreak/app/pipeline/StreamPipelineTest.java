package dev.firebreak.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Timeline;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.feed.FedPacket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The pipeline with models that say what the test wants: gunfire where the sound is loud. */
class StreamPipelineTest {
    private static final DecodeEnd END = new DecodeEnd.Finished(Duration.ofSeconds(10), 0, false);

    private final LoudIsGunfire scorer = new LoudIsGunfire();
    private final RecordedSession session = new RecordedSession();
    private final RecordedPipeline heard = new RecordedPipeline();
    private final Timeline timeline = new Timeline(100);
    private final RecentFrames frames = new RecentFrames();
    private final StreamPipeline pipeline = new StreamPipeline(
            scorer,
            ModelPackage.standard().description().operatingPoints(),
            Pace.FILE,
            timeline,
            frames,
            MediaTap.NONE,
            heard);

    @Test
    void quietStreamStaysClearAndIsAcknowledgedToItsEnd() {
        start(SamplingDemand.CHEAP);
        play(0, 40, 0);
        pipeline.ended(END);
        assertThat(heard.changes).isEmpty();
        assertThat(heard.verdicts).isNotEmpty().allMatch(verdict -> verdict.level() == VerdictLevel.CLEAR);
        assertThat(session.acknowledged.getLast()).isEqualTo(Duration.ofSeconds(4));
        assertThat(session.acknowledged).isSorted();
        assertThat(session.demands).isEmpty();
        assertThat(heard.ends).containsExactly(END);
    }

    @Test
    void gunfireIsCutAndMorePicturesAreAskedFor() {
        start(SamplingDemand.CHEAP);
        play(0, 20, 0);
        play(20, 60, 0.9f);
        pipeline.ended(END);
        assertThat(heard.changes).extracting(Verdict::level).endsWith(VerdictLevel.CUT);
        assertThat(session.demands).containsExactly(SamplingDemand.ALERT);
        assertThat(timeline.seconds()).extracting(TimelineSecond::level).endsWith(VerdictLevel.CUT);
        assertThat(timeline.seconds().getFirst().level()).isEqualTo(VerdictLevel.CLEAR);
    }

    @Test
    void changeIsToldOncePerLevel() {
        start(SamplingDemand.CHEAP);
        play(0, 80, 0.9f);
        pipeline.ended(END);
        assertThat(heard.changes).extracting(Verdict::level).doesNotHaveDuplicates();
    }

    @Test
    void morePicturesThanTheJudgeWantsComeBeforeAllElseAndStay() {
        start(SamplingDemand.ALERT);
        assertThat(session.calls).containsExactly("demand ALERT");
        play(0, 20, 0.9f);
        play(20, 200, 0);
        pipeline.ended(END);
        assertThat(session.demands).containsOnly(SamplingDemand.ALERT);
    }

    @Test
    void frameIsKeptScoredAndJudgedInItsPlace() {
        start(SamplingDemand.CHEAP);
        Frame frame = new Frame(Duration.ofMillis(700), 16, 16, new byte[16 * 16 * 3], true);
        play(0, 5, 0);
        pipeline.frame(frame);
        play(5, 20, 0);
        pipeline.ended(END);
        assertThat(frames.at(frame.at())).contains(frame);
        assertThat(heard.evidence).anyMatch(Evidence.OfPicture.class::isInstance);
        assertThat(timeline.seconds().getFirst().picture()).isNotNull();
        assertThat(pipeline.counts().frames()).isEqualTo(1);
        assertThat(pipeline.counts().skips()).isEmpty();
    }

    @Test
    void restoredStreamStartsAnew() {
        start(SamplingDemand.CHEAP);
        play(0, 60, 0.9f);
        assertThat(heard.verdicts.getLast().level()).isEqualTo(VerdictLevel.CUT);
        pipeline.restore();
        play(60, 600, 0);
        pipeline.ended(END);
        assertThat(heard.verdicts.getLast().level()).isEqualTo(VerdictLevel.CLEAR);
    }

    private void start(SamplingDemand least) {
        assertThat(pipeline.start(listener -> session, least)).isSameAs(session);
    }

    /** Runs of 0.1 s. */
    private void play(int firstRun, int endRun, float loudness) {
        for (int run = firstRun; run < endRun; run++) {
            float[] samples = new float[Sound.SAMPLE_RATE / 10];
            SplittableRandom noise = new SplittableRandom(run);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = loudness * (float) noise.nextDouble(-1, 1);
            }
            pipeline.sound(new Sound(Duration.ofMillis(100L * run), samples));
        }
    }

    private static final class LoudIsGunfire implements Scorer {
        @Override
        public CompletableFuture<SoundScores> sound(float[] logMel, Pace pace) {
            double sum = 0;
            for (float band : logMel) {
                sum += band;
            }
            boolean loud = sum / logMel.length > -5;
            return CompletableFuture.completedFuture(new SoundScores(loud ? 0.99 : 0.01, 0.05, 0.05));
        }

        @Override
        public CompletableFuture<PictureScores> picture(Frame frame, Pace pace) {
            return CompletableFuture.completedFuture(new PictureScores(0.1, 0.1, 0.1, 0.7));
        }
    }

    private static final class RecordedSession implements DecodeSession {
        private final List<String> calls = new ArrayList<>();
        private final List<SamplingDemand> demands = new ArrayList<>();
        private final List<Duration> acknowledged = new ArrayList<>();

        @Override
        public void feed(FedPacket packet) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end() {}

        @Override
        public void demand(SamplingDemand demand, Duration from) {
            calls.add("demand " + demand);
            demands.add(demand);
        }

        @Override
        public void acknowledge(Duration analysedUpTo) {
            calls.add("acknowledge");
            acknowledged.add(analysedUpTo);
        }

        @Override
        public void close() {}
    }

    private static final class RecordedPipeline implements PipelineListener {
        private final List<Evidence> evidence = new ArrayList<>();
        private final List<Verdict> verdicts = new ArrayList<>();
        private final List<Verdict> changes = new ArrayList<>();
        private final List<DecodeEnd> ends = new ArrayList<>();

        @Override
        public void judged(Evidence of, Verdict verdict, TimelineSecond second, boolean changed) {
            evidence.add(of);
            verdicts.add(verdict);
            if (changed) {
                changes.add(verdict);
            }
        }

        @Override
        public void ended(DecodeEnd end) {
            ends.add(end);
        }
    }
}
