package dev.firebreak.app.fingerprint;

import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.decode.MediaSource;
import dev.firebreak.media.decode.SoundPlayback;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Plays the sound of one file, faster than it lasts by two orders of magnitude. */
public final class FileSound {
    private FileSound() {}

    /**
     * Returns when it has ended, or enough was heard, with what was wrong, if anything was.
     *
     * @param name under which decoders know the file
     * @param wanted is given each run of sound, on one other thread, and says whether it wants more
     */
    public static Optional<String> play(Decoders decoders, StreamId name, Path file, Predicate<Sound> wanted)
            throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        DecodeEnd end = SoundPlayback.play(decoders, name, new MediaSource.LocalFile(file), sound -> {
            enough.set(!wanted.test(sound));
            return !enough.get();
        });
        return switch (end) {
            case DecodeEnd.Finished finished -> Optional.empty();
            case DecodeEnd.Closed closed -> enough.get() ? Optional.empty() : Optional.of("the decoder stopped");
            case DecodeEnd.BadMedia bad -> Optional.of(bad.why());
            case DecodeEnd.SourceGone gone -> Optional.of(gone.why());
            case DecodeEnd.Quarantined quarantined -> Optional.of("it breaks the decoder");
        };
    }
}
