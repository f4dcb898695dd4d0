package dev.firebreak.training.play;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeListener;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.media.decode.MediaSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One file played from start to end: waits until it is over and turns a bad end into an exception. */
final class FileRun implements DecodeListener {
    /** No clip takes longer. */
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Path file;
    private final Receiver receiver;
    private final CompletableFuture<DecodeSession> session = new CompletableFuture<>();
    private final CompletableFuture<Duration> end = new CompletableFuture<>();

    private FileRun(Path file, Receiver receiver) {
        this.file = file;
        this.receiver = receiver;
    }

    /** Takes what is decoded, one call at a time, in order. */
    interface Receiver {
        void opened(MediaInfo info, DecodeSession session);

        void frame(Frame frame, DecodeSession session);

        void motion(Evidence.OfMotion step);

        void sound(Sound sound, DecodeSession session);

        void finished();
    }

    /** Plays {@code file}; returns the media time covered. BAD_MEDIA or DECODER_DOWN when it cannot be decoded. */
    static Duration play(DecoderPool pool, Path file, Receiver receiver) {
        FileRun run = new FileRun(file, receiver);
        try (DecodeSession session = pool.openSource(
                new StreamId("clip"), SessionId.random(), new MediaSource.LocalFile(file.toAbsolutePath()), run)) {
            run.session.complete(session);
            return run.end.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FirebreakException failed) {
                throw failed;
            }
            throw new IllegalStateException("Playing " + file + " failed", e.getCause());
        } catch (TimeoutException e) {
            throw new FirebreakException(ErrorCode.LIMIT_EXCEEDED, file + " was not decoded within " + LIMIT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "Interrupted while playing " + file, e);
        }
    }

    @Override
    public void opened(MediaInfo info) {
        guarded(() -> receiver.opened(info, session.join()));
    }

    @Override
    public void frame(Frame frame) {
        guarded(() -> receiver.frame(frame, session.join()));
    }

    @Override
    public void motion(Evidence.OfMotion step) {
        guarded(() -> receiver.motion(step));
    }

    @Override
    public void sound(Sound sound) {
        guarded(() -> receiver.sound(sound, session.join()));
    }

    @Override
    public void segment(Segment segment, byte[] bytes) {}

    @Override
    public void interrupted(Interruption interruption) {
        fail(ErrorCode.DECODER_DOWN, "the decoder died: " + interruption.cause());
    }

    @Override
    public void ended(DecodeEnd how) {
        switch (how) {
            case DecodeEnd.Finished finished -> {
                guarded(receiver::finished);
                end.complete(finished.duration());
            }
            case DecodeEnd.BadMedia bad -> fail(ErrorCode.BAD_MEDIA, bad.where() + ": " + bad.why());
            case DecodeEnd.SourceGone gone -> fail(ErrorCode.SOURCE_GONE, gone.why());
            case DecodeEnd.Quarantined quarantined ->
                fail(ErrorCode.QUARANTINED, "its decoder died " + quarantined.strikes() + " times");
            case DecodeEnd.Closed closed -> fail(ErrorCode.SOURCE_GONE, "decoding was stopped");
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void fail(ErrorCode code, String why) {
        end.completeExceptionally(new FirebreakException(code, "%s cannot be played: %s".formatted(file, why)));
    }
}
