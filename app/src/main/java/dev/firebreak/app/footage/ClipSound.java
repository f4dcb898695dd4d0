package dev.firebreak.app.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.decode.MediaSource;
import dev.firebreak.media.decode.SoundPlayback;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plays a clip's sound from the library, in a decoder process. Thread-safe. */
final class ClipSound {
    private static final StreamId NAME = new StreamId("footage");

    private final FootageStore store;
    private final Supplier<Decoders> decoders;

    ClipSound(FootageStore store, Supplier<Decoders> decoders) {
        this.store = store;
        this.decoders = decoders;
    }

    /**
     * Plays it all; returns when it has ended. {@code listener} is called on one other thread. BAD_MEDIA when it cannot be decoded,
     * NOT_FOUND when its bytes are gone, QUARANTINED, STORE_DOWN, DECODER_DOWN; what the listener throws comes out of here.
     */
    void play(Hash256 clip, Consumer<Sound> listener) throws InterruptedException {
        try (LocalClip file = LocalClip.of(store, clip)) {
            judge(SoundPlayback.play(decoders.get(), NAME, new MediaSource.LocalFile(file.path()), sound -> {
                listener.accept(sound);
                return true;
            }));
        }
    }

    private static void judge(DecodeEnd end) {
        switch (end) {
            case DecodeEnd.Finished finished -> {}
            case DecodeEnd.BadMedia bad -> throw new FirebreakException(ErrorCode.BAD_MEDIA, bad.why());
            case DecodeEnd.SourceGone gone -> throw new FirebreakException(ErrorCode.SOURCE_GONE, gone.why());
            case DecodeEnd.Quarantined quarantined ->
                throw new FirebreakException(ErrorCode.QUARANTINED, "The clip breaks the decoder");
            case DecodeEnd.Closed closed ->
                throw new FirebreakException(ErrorCode.DECODER_DOWN, "The decoders are stopping");
        }
    }
}
