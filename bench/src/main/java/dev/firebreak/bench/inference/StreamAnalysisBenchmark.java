package dev.firebreak.bench.inference;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.inference.analysis.AnalysisListener;
import dev.firebreak.inference.analysis.StreamAnalysis;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.model.ModelPackage;
import java.time.Duration;
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

/**
 * A stream's whole analysis with the shipped models: sound in runs of 64 ms, a key frame each two seconds (cheap) or two
 * frames a second (alert). The score is wall time for a second of a stream; {@code cpuMicros / items} is what it costs on
 * all threads of the process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StreamAnalysisBenchmark {
    private static final int SECONDS = 60;
    private static final int RUN_SAMPLES = 1_024;

    private final InferenceEngine engine = open();
    private final float[] run = Material.sound(Duration.ZERO, RUN_SAMPLES).samples();
    private final Frame picture = Material.frame(Duration.ZERO, 320, 180);

    @TearDown
    public void close() {
        engine.close();
    }

    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public void cheap(ProcessCost cost) {
        analyse(cost, Duration.ofSeconds(2));
    }

    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public void alert(ProcessCost cost) {
        analyse(cost, Duration.ofMillis(500));
    }

    private void analyse(ProcessCost cost, Duration betweenFrames) {
        cost.start();
        StreamAnalysis analysis =
                new StreamAnalysis(engine, engine.description().operatingPoints(), Pace.FILE, new Deaf());
        Duration nextFrame = Duration.ZERO;
        for (int i = 0; i < SECONDS * Sound.SAMPLE_RATE / RUN_SAMPLES; i++) {
            Duration at = Duration.ofNanos(i * (long) RUN_SAMPLES * 1_000_000_000L / Sound.SAMPLE_RATE);
            analysis.sound(new Sound(at, run));
            if (at.compareTo(nextFrame) >= 0) {
                analysis.frame(new Frame(at, picture.width(), picture.height(), picture.rgb(), true));
                nextFrame = nextFrame.plus(betweenFrames);
            }
            analysis.progress(at);
        }
        analysis.finish();
        cost.stop(SECONDS);
    }

    @MustBeClosed
    private static InferenceEngine open() {
        return InferenceEngine.open(ModelPackage.standard(), EngineSettings.standard());
    }

    /** A listener that does nothing. */
    private record Deaf() implements AnalysisListener {
        @Override
        public void judged(Evidence evidence, Verdict verdict) {}

        @Override
        public void analysed(Duration upTo) {}

        @Override
        public void demand(SamplingDemand demand, Duration from) {}
    }
}
