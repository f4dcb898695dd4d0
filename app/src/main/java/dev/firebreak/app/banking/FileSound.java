package dev.firebreak.app.banking;

import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.decode.MediaSource;
import dev.firebreak.media.decode.SoundPlayback;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays the sound of one file. */
final class FileSound {
    private static final StreamId NAME = new StreamId("incident");

    private FileSound() {}

    /** Returns when it has ended, with what was wrong, if anything was. {@code consumer} is called on one other thread. */
    static Optional<String> play(Decoders decoders, Path file, Consumer<Sound> consumer) throws InterruptedException {
        DecodeEnd end = SoundPlayback.play(decoders, NAME, new MediaSource.LocalFile(file), sound -> {
            consumer.accept(sound);
            return true;
        });
        return switch (end) {
            case DecodeEnd.Finished finished -> Optional.empty();
            case DecodeEnd.BadMedia bad -> Optional.of(bad.why());
            case DecodeEnd.SourceGone gone -> Optional.of(gone.why());
            case DecodeEnd.Quarantined quarantined -> Optional.of("it breaks the decoder");
            case DecodeEnd.Closed closed -> Optional.of("the decoder stopped");
        };
    }
}
