package dev.firebreak.bench.inference;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.inference.frontend.PictureInput;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The picture front end: a 320 × 180 frame to the model's square. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PictureInputBenchmark {
    @Param({"160", "192"})
    private int side;

    private final Frame frame = Material.frame(Duration.ZERO, 320, 180);
    private PictureInput input = new PictureInput(PictureInput.SMALLEST_SIDE);
    private byte[] out = new byte[0];

    @Setup
    public void prepare() {
        input = new PictureInput(side);
        out = new byte[input.bytes()];
    }

    @Benchmark
    public byte[] resize() {
        input.write(frame, out, 0);
        return out;
    }
}
