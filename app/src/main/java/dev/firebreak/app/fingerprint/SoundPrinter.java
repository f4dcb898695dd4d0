package dev.firebreak.app.fingerprint;

import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

    /** Plays the whole file. */
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public Outcome print(Path file) throws InterruptedException {
        if (decoders == null) {
            decoders = new DecoderPool(DecoderPoolSettings.withWorkers(1), clock);
        }
        SoundFingerprintBuilder builder = new SoundFingerprintBuilder();
        Optional<String> wrong = FileSound.play(decoders, NAME, file, sound -> {
            boolean fits = sound.end().compareTo(LONGEST) <= 0;
            if (fits) {
                builder.add(sound.samples());
            }
            return fits;
        });
        return wrong.isPresent() ? new Outcome.Broken(wrong.get()) : new Outcome.Heard(builder.finish());
    }

    @Override
    public void close() {
        if (decoders != null) {
            decoders.close();
        }
    }
}
