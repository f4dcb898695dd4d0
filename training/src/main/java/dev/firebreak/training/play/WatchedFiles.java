package dev.firebreak.training.play;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.inference.analysis.AnalysisListener;
import dev.firebreak.inference.analysis.StreamAnalysis;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.training.evaluate.ClipPlayer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Plays files through decoder pool, analysis and judge: the path of {@code watch}. Thread-safe. */
public final class WatchedFiles implements ClipPlayer {
    private final DecoderPool pool;

    public WatchedFiles(DecoderPool pool) {
        this.pool = pool;
    }

    @Override
    public Duration play(Path file, Scorer scorer, OperatingPoints points, BiConsumer<Evidence, Verdict> judged) {
        Watching watching = new Watching(judged);
        watching.analysis = new StreamAnalysis(scorer, points, Pace.FILE, watching);
        return FileRun.play(pool, file, watching);
    }

    /** The seam between a session and its analysis. */
    private static final class Watching implements FileRun.Receiver, AnalysisListener {
        private final BiConsumer<Evidence, Verdict> judged;
        private final CompletableFuture<DecodeSession> session = new CompletableFuture<>();
        private @org.jspecify.annotations.Nullable StreamAnalysis analysis;
        private boolean pictured;
        private boolean sounding;

        Watching(BiConsumer<Evidence, Verdict> judged) {
            this.judged = judged;
        }

        @Override
        public void opened(MediaInfo info, DecodeSession opened) {
            pictured = info.picture().isPresent();
            sounding = info.sound().isPresent();
            session.complete(opened);
        }

        @Override
        public void frame(Frame frame, DecodeSession from) {
            analysis().frame(frame);
        }

        @Override
        public void sound(Sound sound, DecodeSession from) {
            if (sounding) {
                analysis().sound(sound);
            }
            // Sound covers all media time without a gap: it is the clock of a file with key frames only, or with no
            // pictures.
            analysis().progress(sound.end());
        }

        @Override
        public void finished() {
            if (pictured || sounding) {
                analysis().finish();
            }
        }

        @Override
        public void judged(Evidence evidence, Verdict verdict) {
            judged.accept(evidence, verdict);
        }

        @Override
        public void analysed(Duration upTo) {
            session.join().acknowledge(upTo);
        }

        @Override
        public void demand(SamplingDemand demand, Duration from) {
            session.join().demand(demand, from);
        }

        private StreamAnalysis analysis() {
            return java.util.Objects.requireNonNull(analysis);
        }
    }
}
