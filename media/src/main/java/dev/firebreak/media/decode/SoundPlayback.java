package dev.firebreak.media.decode;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/** Plays the sound of one source to its end, as fast as it decodes, for whoever only listens. */
public final class SoundPlayback implements DecodeListener {
    private final Predicate<Sound> listener;
    private final CompletableFuture<DecodeEnd> end = new CompletableFuture<>();
    private final CompletableFuture<DecodeSession> session = new CompletableFuture<>();

    private SoundPlayback(Predicate<Sound> listener) {
        this.listener = listener;
    }

    /**
     * Returns how it ended; {@link DecodeEnd.Closed} also when the listener had heard enough. What the listener throws comes out of here.
     *
     * @param name what the source is called in logs
     * @param listener called on one other thread; false when it wants no more
     */
    public static DecodeEnd play(Decoders decoders, StreamId name, MediaSource source, Predicate<Sound> listener)
            throws InterruptedException {
        SoundPlayback playback = new SoundPlayback(listener);
        try (DecodeSession opened = decoders.openSource(name, SessionId.random(), source, playback)) {
            playback.session.complete(opened);
            return playback.end.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("Playing a sound failed", e);
        }
    }

    @Override
    public void sound(Sound sound) {
        try {
            if (!listener.test(sound)) {
                end.complete(new DecodeEnd.Closed());
                return;
            }
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
            return;
        }
        session.join().acknowledge(sound.end());
    }

    @Override
    public void ended(DecodeEnd how) {
        end.complete(how);
    }

    @Override
    public void opened(MediaInfo info) {}

    @Override
    public void frame(Frame frame) {}

    @Override
    public void segment(Segment segment, byte[] bytes) {}

    @Override
    public void interrupted(Interruption interruption) {}
}
