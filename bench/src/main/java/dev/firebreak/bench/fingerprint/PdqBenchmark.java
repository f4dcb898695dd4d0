package dev.firebreak.bench.fingerprint;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.LumaPlane;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.testkit.fingerprint.PlainPdq;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

/** A picture in memory to hash and quality, beside the same bits worked out the plain way. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PdqBenchmark {
    @Param({"64x64", "512x512", "1280x720"})
    private String size = "64x64";

    private final PdqHasher hasher = new PdqHasher();
    private byte[] rgb = {};
    private byte[] grey = {};
    private int width;
    private int height;

    @Setup
    public void paint() {
        width = Integer.parseInt(size.substring(0, size.indexOf('x')));
        height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        rgb = new byte[3 * width * height];
        new Random(1).nextBytes(rgb);
        grey = Arrays.copyOf(rgb, width * height);
    }

    @Benchmark
    public PictureHash rgb() {
        return hasher.hash(LumaPlane.rgb(rgb, width, height));
    }

    @Benchmark
    public PictureHash videoLuma() {
        return hasher.hash(LumaPlane.video(grey, 0, width, width, height));
    }

    @Benchmark
    public List<PdqHash> rgbInEightOrientations() {
        hasher.hash(LumaPlane.rgb(rgb, width, height));
        return hasher.orientations();
    }

    @Benchmark
    public String plainRgb() {
        PlainPdq plain = new PlainPdq(PlainPdq.luma(rgb), width, height);
        return plain.hex() + plain.quality();
    }
}
