package dev.firebreak.bench.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.frontend.PictureInput;
import dev.firebreak.inference.model.ModelPackage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Windows and pictures a second, on one core, through the engine (queue, batching, calibration) and by ONNX Runtime alone
 * with batches of 1 and 8, with the shipped models, in one run. Pictures are resized from 320 × 180 in
 * both. On a busy machine compare {@code cpuMicros / items}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class InferenceBenchmark {
    private static final int MANY = 64;
    private static final int BATCH = EngineSettings.MOST_BATCH;

    private final ModelPackage models = ModelPackage.standard();
    private final int side = models.description().picture().inputSide();
    private final PictureInput resize = new PictureInput(side);
    private final Frame frame = Material.frame(Duration.ZERO, 320, 180);
    private final float[] window = new LogMel()
            .window(Arrays.copyOf(
                    Material.sound(Duration.ZERO, Sound.SAMPLE_RATE).samples(), LogMel.WINDOW_SAMPLES));
    private final byte[] resized = new byte[BATCH * resize.bytes()];
    private final InferenceEngine engine = open(models);
    private final PlainRuntime soundAlone;
    private final PlainRuntime soundBatch;
    private final PlainRuntime pictureAlone;
    private final PlainRuntime pictureBatch;

    public InferenceBenchmark() {
        try {
            soundAlone = sound(1);
            soundBatch = sound(BATCH);
            pictureAlone = picture(1);
            pictureBatch = picture(BATCH);
        } catch (OrtException e) {
            throw new IllegalStateException("The shipped models do not load", e);
        }
    }

    @TearDown
    public void close() throws OrtException {
        engine.close();
        soundAlone.close();
        soundBatch.close();
        pictureAlone.close();
        pictureBatch.close();
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void windowsThroughTheEngine(Blackhole hole, ProcessCost cost) {
        cost.start();
        List<CompletableFuture<?>> futures = new ArrayList<>(MANY);
        for (int i = 0; i < MANY; i++) {
            futures.add(engine.sound(window, Pace.FILE));
        }
        futures.forEach(future -> hole.consume(future.join()));
        cost.stop(MANY);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void windowsPlain(Blackhole hole, ProcessCost cost) throws OrtException {
        cost.start();
        for (int i = 0; i < MANY; i++) {
            soundAlone.buffer().asFloatBuffer().put(window);
            hole.consume(soundAlone.run());
        }
        cost.stop(MANY);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void windowsPlainInBatchesOf8(Blackhole hole, ProcessCost cost) throws OrtException {
        cost.start();
        for (int i = 0; i < MANY; i += BATCH) {
            for (int j = 0; j < BATCH; j++) {
                soundBatch.buffer().asFloatBuffer().position(j * window.length).put(window);
            }
            hole.consume(soundBatch.run());
        }
        cost.stop(MANY);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void picturesThroughTheEngine(Blackhole hole, ProcessCost cost) {
        cost.start();
        List<CompletableFuture<?>> futures = new ArrayList<>(MANY);
        for (int i = 0; i < MANY; i++) {
            futures.add(engine.picture(frame, Pace.FILE));
        }
        futures.forEach(future -> hole.consume(future.join()));
        cost.stop(MANY);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void picturesPlain(Blackhole hole, ProcessCost cost) throws OrtException {
        cost.start();
        for (int i = 0; i < MANY; i++) {
            resize.write(frame, resized, 0);
            pictureAlone.buffer().put(resized, 0, resize.bytes());
            hole.consume(pictureAlone.run());
        }
        cost.stop(MANY);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void picturesPlainInBatchesOf8(Blackhole hole, ProcessCost cost) throws OrtException {
        cost.start();
        for (int i = 0; i < MANY; i += BATCH) {
            for (int j = 0; j < BATCH; j++) {
                resize.write(frame, resized, j * resize.bytes());
            }
            pictureBatch.buffer().put(resized);
            hole.consume(pictureBatch.run());
        }
        cost.stop(MANY);
    }

    @MustBeClosed
    private static InferenceEngine open(ModelPackage models) {
        return InferenceEngine.open(models, new EngineSettings(1, BATCH, Duration.ZERO, 512));
    }

    private PlainRuntime sound(long batch) throws OrtException {
        return new PlainRuntime(
                models.sound(), models.description().sound().input(), OnnxJavaType.FLOAT, batch, 1, 96, 64);
    }

    private PlainRuntime picture(long batch) throws OrtException {
        return new PlainRuntime(
                models.picture(), models.description().picture().input(), OnnxJavaType.UINT8, batch, side, side, 3);
    }
}
