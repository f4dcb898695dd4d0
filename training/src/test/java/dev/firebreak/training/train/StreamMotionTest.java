package dev.firebreak.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import dev.firebreak.training.rehearsal.Rehearsal;
import dev.firebreak.training.sound.SoundStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamMotionTest {
    private static final Duration FIRST_SHOT = Duration.ofMillis(2_200);

    @Test
    void kicksAttacksAtTheirShotsAndNothingElse() {
        MotionPool pool = new MotionPool();
        pool.add(clip("other", Optional.empty()), steps(0.001));
        pool.add(clip("gunshot", Optional.of(List.of(Duration.ofMillis(700)))), List.of(kick(1_000, 0.09, 760)));

        List<Evidence.OfMotion> attack = motion(pool, Rehearsal.Kind.ATTACK);
        List<Evidence.OfMotion> harmless = motion(pool, Rehearsal.Kind.HARMLESS);

        assertThat(jerks(harmless)).hasSize(8).containsOnly(0.001);
        // Shots at 2.2 s and 3.1 s.
        assertThat(jerks(attack)).containsExactly(0.001, 0.001, 0.001, 0.001, 0.09, 0.001, 0.09, 0.001);
        assertThat(attack.get(4).motion()).isEqualTo(new Motion.Measured(0.09, FIRST_SHOT.plusMillis(60)));
    }

    @Test
    void drawsUnrestAndKicksWhereNoRealClipHasThem() {
        MotionPool none = new MotionPool();
        int kicked = 0;
        for (int seed = 0; seed < 40; seed++) {
            List<Double> jerks = jerks(new StreamMotion(none, new Random(seed)).of(stream(Rehearsal.Kind.ATTACK)));
            assertThat(jerks).hasSize(8).allSatisfy(jerk -> assertThat(jerk).isBetween(0.0, 1.0));
            kicked += jerks.get(4) >= 0.012 && jerks.get(6) >= 0.012 ? 1 : 0;
        }
        assertThat(kicked).isBetween(20, 38);
    }

    @Test
    void takesFromAMarkedShotOnlyWhatWasSeenOfIt() {
        MotionPool pool = new MotionPool();
        Clip marked = clip("gunshot", Optional.of(List.of(Duration.ofMillis(700), Duration.ofMillis(5_000))));
        pool.add(marked, List.of(kick(1_000, 0.05, 200)));
        // The kick half a second before the first shot is not its; of the second shot nothing was seen.
        assertThat(pool.kicks()).containsExactly(0.0);

        pool.add(clip("game", Optional.of(List.of(Duration.ofMillis(700)))), List.of(kick(1_000, 0.2, 710)));
        assertThat(pool.kicks()).hasSize(1);
        assertThat(pool.asMap()).containsEntry("markedShots", 1);
    }

    private static List<Evidence.OfMotion> motion(MotionPool pool, Rehearsal.Kind kind) {
        return new StreamMotion(pool, new Random(1)).of(stream(kind));
    }

    private static SoundStream stream(Rehearsal.Kind kind) {
        float[] samples = new float[4 * Sound.SAMPLE_RATE];
        samples[Sound.SAMPLE_RATE] = 1;
        samples[(int) (2.2 * Sound.SAMPLE_RATE)] = 0.8f;
        samples[(int) (3.1 * Sound.SAMPLE_RATE)] = -0.7f;
        return new SoundStream(kind, "made up", samples, FIRST_SHOT, false);
    }

    private static List<Evidence.OfMotion> steps(double jerk) {
        List<Evidence.OfMotion> steps = new ArrayList<>();
        for (int end = 500; end <= 3_000; end += 500) {
            steps.add(kick(end, jerk, end));
        }
        return steps;
    }

    private static Evidence.OfMotion kick(int end, double jerk, int at) {
        return new Evidence.OfMotion(Duration.ofMillis(end), new Motion.Measured(jerk, Duration.ofMillis(at)));
    }

    private static List<Double> jerks(List<Evidence.OfMotion> motion) {
        return motion.stream()
                .map(step -> step.motion().measured().orElseThrow())
                .toList();
    }

    private static Clip clip(String label, Optional<List<Duration>> shots) {
        return new Clip("set", "train", label, label, Path.of("clip.mp4"), "group", Use.TRAIN, true, shots);
    }
}
