package dev.firebreak.bench.inference;

import dev.firebreak.core.evidence.Sound;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.frontend.LogMelStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The sound front end: a window from nothing, and a second of a running stream, in which windows share frames. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LogMelBenchmark {
    private final float[] second =
            Material.sound(Duration.ZERO, Sound.SAMPLE_RATE).samples();
    private final float[] window = Arrays.copyOf(second, LogMel.WINDOW_SAMPLES);
    private final LogMel logMel = new LogMel();
    private final float[][] windows = new float[1][];
    private final LogMelStream stream = new LogMelStream(new LogMel(), (values, end) -> windows[0] = values);

    @Benchmark
    public float[] oneWindow() {
        return logMel.window(window);
    }

    @Benchmark
    public void oneSecondOfAStream(Blackhole hole) {
        stream.accept(second);
        hole.consume(windows[0]);
    }
}
