package dev.firebreak.training.play;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.inference.analysis.MediaControl;
import dev.firebreak.inference.analysis.SessionAnalysis;
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
        SessionControl control = new SessionControl();
        SessionAnalysis analysis = new SessionAnalysis(scorer, points, Pace.FILE, control, judged::accept);
        return FileRun.play(pool, file, new Watching(analysis, control));
    }

    /** The decoder session, as soon as it is there. */
    private static final class SessionControl implements MediaControl {
        private final CompletableFuture<DecodeSession> session = new CompletableFuture<>();

        @Override
        public void acknowledge(Duration analysedUpTo) {
            session.join().acknowledge(analysedUpTo);
        }

        @Override
        public void demand(SamplingDemand demand, Duration from) {
            session.join().demand(demand, from);
        }
    }

    private record Watching(SessionAnalysis analysis, SessionControl control) implements FileRun.Receiver {
        @Override
        public void opened(MediaInfo info, DecodeSession opened) {
            control.session.complete(opened);
            analysis.opened(info.sound().isPresent());
        }

        @Override
        public void frame(Frame frame, DecodeSession from) {
            analysis.frame(frame);
        }

        @Override
        public void motion(Evidence.OfMotion step) {
            analysis.motion(step);
        }

        @Override
        public void sound(Sound sound, DecodeSession from) {
            analysis.sound(sound);
        }

        @Override
        public void finished() {
            analysis.finish();
        }
    }
}
