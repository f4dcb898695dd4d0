package dev.firebreak.app.fingerprint;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeListener;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.media.decode.MediaSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Makes the sound fingerprints of files, which are decoded in a process of its own, started when it is needed. One thread at a time. */
public final class SoundPrinter implements AutoCloseable {
    /** Of a longer file the beginning is fingerprinted. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final StreamId NAME = new StreamId("fingerprint");

    private final Clock clock;
    private @Nullable DecoderPool decoders;

    public SoundPrinter(Clock clock) {
        this.clock = clock;
    }

    /** What came of a file. */
    public sealed interface Outcome {
        /** Its fingerprint; without any peak when all is silent, or there is no sound. */
        record Heard(SoundFingerprint print) implements Outcome {}

        /** It cannot be decoded. */
        record Broken(String why) implements Outcome {}
    }

    /** Plays the whole file, faster than it lasts by two orders of magnitude. */
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public Outcome print(Path file) throws InterruptedException {
        if (decoders == null) {
            decoders = new DecoderPool(DecoderPoolSettings.withWorkers(1), clock);
        }
        Player player = new Player();
        try (DecodeSession session =
                decoders.openSource(NAME, SessionId.random(), new MediaSource.LocalFile(file), player)) {
            player.session.complete(session);
            return switch (player.end.get()) {
                case DecodeEnd.Finished finished -> new Outcome.Heard(player.builder.finish());
                case DecodeEnd.Closed longer -> new Outcome.Heard(player.builder.finish());
                case DecodeEnd.BadMedia bad -> new Outcome.Broken(bad.why());
                case DecodeEnd.SourceGone gone -> new Outcome.Broken(gone.why());
                case DecodeEnd.Quarantined quarantined -> new Outcome.Broken("it breaks the decoder");
            };
        } catch (ExecutionException e) {
            throw new IllegalStateException("A sound could not be fingerprinted", e);
        }
    }

    @Override
    public void close() {
        if (decoders != null) {
            decoders.close();
        }
    }

    private static final class Player implements DecodeListener {
        private final SoundFingerprintBuilder builder = new SoundFingerprintBuilder();
        private final CompletableFuture<DecodeEnd> end = new CompletableFuture<>();
        private final CompletableFuture<DecodeSession> session = new CompletableFuture<>();

        @Override
        public void sound(Sound sound) {
            if (sound.end().compareTo(LONGEST) > 0) {
                end.complete(new DecodeEnd.Closed());
                return;
            }
            try {
                builder.add(sound.samples());
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
}
