package dev.firebreak.inference.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.tiny.TinyModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The analysis on a real engine: verdicts must not depend on what else the engine does. */
@Timeout(60)
class StreamAnalysisEngineTest {
    private static final EngineSettings SETTINGS = new EngineSettings(2, 8, Duration.ofMillis(2), 512);

    @Test
    void givesTheSameVerdictsAloneAndBesideOthersLiveOrFromAFile() {
        ModelPackage models = TinyModels.random();
        Recorder alone = new Recorder();
        try (InferenceEngine engine = InferenceEngine.open(models, SETTINGS)) {
            feed(List.of(analysis(engine, Pace.FILE, alone)), 3);
        }
        List<Recorder> together = new ArrayList<>();
        List<StreamAnalysis> streams = new ArrayList<>();
        try (InferenceEngine engine = InferenceEngine.open(models, SETTINGS)) {
            for (int i = 0; i < 8; i++) {
                together.add(new Recorder());
                streams.add(analysis(engine, i % 2 == 0 ? Pace.LIVE : Pace.FILE, together.get(i)));
            }
            feed(streams, 3);
            assertThat(engine.metrics().sound().meanBatch()).isGreaterThan(1);
        }

        assertThat(alone.evidence).hasSize(6 + 6);
        for (Recorder each : together) {
            assertThat(each.evidence).isEqualTo(alone.evidence);
            assertThat(each.verdicts).isEqualTo(alone.verdicts);
            assertThat(each.demands).isEqualTo(alone.demands);
            assertThat(each.analysedTo()).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void cutsWhereTheLoudSoundIs() {
        Recorder recorder = new Recorder();
        try (InferenceEngine engine = InferenceEngine.open(TinyModels.obvious(), SETTINGS)) {
            StreamAnalysis analysis = analysis(engine, Pace.FILE, recorder);
            for (int second = 0; second < 8; second++) {
                analysis.sound(sound(second * 1_000, 1_000, second < 4 ? 0 : 0.9));
            }
            analysis.finish();
        }

        long cutAt = recorder.verdicts.stream()
                .filter(verdict -> verdict.level() == VerdictLevel.CUT)
                .findFirst()
                .orElseThrow()
                .at()
                .toMillis();
        assertThat(cutAt).isBetween(5_000L, 6_000L);
        assertThat(recorder.verdicts.getLast().suspectedSince().orElseThrow()).isLessThan(Duration.ofSeconds(4));
    }

    private static void feed(List<StreamAnalysis> streams, int seconds) {
        for (int at = 0; at < seconds * 1_000; at += 100) {
            for (StreamAnalysis stream : streams) {
                stream.sound(sound(at, 100, at > 1_000 ? 0.5 : 0.01));
                if (at % 500 == 0) {
                    stream.frame(frame(at));
                }
                stream.progress(Duration.ofMillis(at + 100L));
            }
        }
        streams.forEach(StreamAnalysis::finish);
    }

    private static StreamAnalysis analysis(InferenceEngine engine, Pace pace, Recorder recorder) {
        return new StreamAnalysis(engine, engine.description().operatingPoints(), pace, recorder);
    }

    private static Sound sound(int atMillis, int millis, double level) {
        Random random = new Random(atMillis);
        float[] samples = new float[millis * 16];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (level * (random.nextDouble() * 2 - 1));
        }
        return new Sound(Duration.ofMillis(atMillis), samples);
    }

    private static Frame frame(int atMillis) {
        byte[] rgb = new byte[80 * 45 * 3];
        new Random(atMillis).nextBytes(rgb);
        return new Frame(Duration.ofMillis(atMillis), 80, 45, rgb, true);
    }
}
