package dev.firebreak.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.graph.Activations;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.TinyGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FittingTest {
    private static final Schedule SCHEDULE = new Schedule(3, 4, 0.01);
    private static final long SEED = 5;

    @TempDir
    private Path folder;

    @Test
    void givesTheSameWeightsWhetherItWasStoppedOrNot() {
        Graph start = TinyGraphs.sound(3);
        Told told = new Told(0);
        Graph whole = fitting(told, Checkpoints.in(folder.resolve("whole"))).fit(start, new Noise(), SEED);

        assertThatThrownBy(() -> fitting(new Told(2), Checkpoints.in(folder)).fit(start, new Noise(), SEED))
                .isInstanceOf(Stopped.class);
        Told later = new Told(0);
        Graph resumed = fitting(later, Checkpoints.in(folder)).fit(start, new Noise(), SEED);

        assertThat(told.epochs).containsExactly(1, 2, 3);
        assertThat(later.epochs).containsExactly(3);
        assertThat(later.stages).containsExactly("tiny: going on after epoch 2 of 3");
        assertThat(resumed.fingerprint()).isEqualTo(whole.fingerprint());
    }

    @Test
    void doesNotGoOnFromAnotherSeed() {
        Graph start = TinyGraphs.sound(3);
        fitting(new Told(0), Checkpoints.in(folder)).fit(start, new Noise(), SEED);
        Told told = new Told(0);
        fitting(told, Checkpoints.in(folder)).fit(start, new Noise(), SEED + 1);
        assertThat(told.epochs).containsExactly(1, 2, 3);
    }

    @Test
    void namesACheckpointThatIsCutOff() throws IOException {
        Graph start = TinyGraphs.sound(3);
        fitting(new Told(0), Checkpoints.in(folder)).fit(start, new Noise(), SEED);
        Path file = folder.resolve("tiny.checkpoint");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> fitting(new Told(0), Checkpoints.in(folder)).fit(start, new Noise(), SEED))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void leavesNothingBehindWhenItIsOver() {
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("kept"));
        fitting(new Told(0), checkpoints).fit(TinyGraphs.sound(3), new Noise(), SEED);
        assertThat(folder.resolve("kept")).isNotEmptyDirectory();
        checkpoints.clear();
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    private static Fitting fitting(Progress progress, Checkpoints checkpoints) {
        return new Fitting("tiny", SCHEDULE, progress, () -> 0, checkpoints);
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Stops the training after an epoch; 0 for never. */
    private static final class Told implements Progress {
        private final int stopAfter;
        private final List<Integer> epochs = new ArrayList<>();
        private final List<String> stages = new ArrayList<>();

        Told(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public void stage(String what) {
            stages.add(what);
        }

        @Override
        public void epoch(String model, int epoch, int all, double training, double validation, Duration left) {
            epochs.add(epoch);
            if (epoch == stopAfter) {
                throw new Stopped();
            }
        }
    }

    private static final class Noise implements Fitting.Task {
        private static final int WINDOW = 96 * 64;

        @Override
        public int examples() {
            return 12;
        }

        @Override
        public int validationExamples() {
            return 2;
        }

        @Override
        public NDArray input(NDManager manager, boolean validation, int[] which) {
            float[] values = new float[which.length * WINDOW];
            for (int i = 0; i < which.length; i++) {
                Random random = new Random(which[i] + (validation ? 100 : 0));
                for (int j = 0; j < WINDOW; j++) {
                    values[i * WINDOW + j] = (float) random.nextGaussian();
                }
            }
            return manager.create(values, new Shape(which.length, 1, 96, 64));
        }

        @Override
        public NDArray loss(NDManager manager, Activations made, boolean validation, int[] which) {
            float[] wanted = new float[which.length];
            for (int i = 0; i < which.length; i++) {
                wanted[i] = which[i] % 2;
            }
            Shape shape = new Shape(which.length, 1);
            return Losses.binary(made.get("gunfire"), manager.create(wanted, shape), manager.ones(shape));
        }
    }
}
