package dev.firebreak.app.banking;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeListener;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.media.decode.MediaSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Plays the sound of one file. */
final class FileSound implements DecodeListener {
    private static final StreamId NAME = new StreamId("incident");

    private final Consumer<Sound> consumer;
    private final CompletableFuture<DecodeEnd> end = new CompletableFuture<>();
    private final CompletableFuture<DecodeSession> session = new CompletableFuture<>();

    private FileSound(Consumer<Sound> consumer) {
        this.consumer = consumer;
    }

    /** Returns when it has ended, with what was wrong, if anything was. {@code consumer} is called on one other thread. */
    static Optional<String> play(Decoders decoders, Path file, Consumer<Sound> consumer) throws InterruptedException {
        FileSound player = new FileSound(consumer);
        try (DecodeSession opened =
                decoders.openSource(NAME, SessionId.random(), new MediaSource.LocalFile(file), player)) {
            player.session.complete(opened);
            return switch (player.end.get()) {
                case DecodeEnd.Finished finished -> Optional.empty();
                case DecodeEnd.BadMedia bad -> Optional.of(bad.why());
                case DecodeEnd.SourceGone gone -> Optional.of(gone.why());
                case DecodeEnd.Quarantined quarantined -> Optional.of("it breaks the decoder");
                case DecodeEnd.Closed closed -> Optional.of("the decoder stopped");
            };
        } catch (ExecutionException e) {
            throw new IllegalStateException("Playing an incident failed", e);
        }
    }

    @Override
    public void sound(Sound sound) {
        try {
            consumer.accept(sound);
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
