package dev.firebreak.app.banking;

import dev.firebreak.app.fingerprint.FileSound;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import dev.firebreak.media.fingerprint.HashLimits;
import dev.firebreak.media.fingerprint.HashOutcome;
import dev.firebreak.media.fingerprint.HashRequest;
import dev.firebreak.media.fingerprint.VideoHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decodes segments in processes that are started for them and end with them: what was published by an attacker touches no process of a
 * live stream. A minute of 720p takes some seconds.
 */
final class DecodedPrinter implements MediaPrinter {
    /** Up to so much media every second of picture is hashed; of more its key frames, at most one a second, ten times as fast. */
    static final Duration EVERY_SECOND = Duration.ofMinutes(2);

    private static final StreamId NAME = new StreamId("incident");
    private static final int SOUND_RATE = 16_000;
    private static final Duration LONGEST_HOLE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Optional<Path> nativesFolder;
    private final FrameDescriber describer;

    /** {@code describer}: gives pictures their learned hashes. */
    DecodedPrinter(FrameDescriber describer, Clock clock) {
        this.describer = describer;
        this.clock = clock;
        this.nativesFolder = Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir"))
                .map(Path::of);
    }

    @Override
    public Prints print(List<Segment> segments, Function<Segment, Optional<byte[]>> bytes) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("firebreak-incident");
            try {
                return print(segments, MediaRun.write(segments, bytes, folder));
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.STORE_DOWN, "An incident's media cannot be put together: " + e.getMessage(), e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Prints print(List<Segment> segments, List<MediaRun> runs) throws InterruptedException {
        Duration length = segments.getLast().end().minus(segments.getFirst().offset());
        boolean brief = length.compareTo(EVERY_SECOND) <= 0;
        HashRequest request = brief ? HashRequest.everySecond() : HashRequest.keyFrames();
        VideoHasher hasher = new VideoHasher(HashLimits.defaults(), nativesFolder, describer);
        FingerprintBuilder frames = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        SoundFingerprintBuilder sound = new SoundFingerprintBuilder();
        Set<String> trouble = new LinkedHashSet<>();
        if (runs.isEmpty()) {
            trouble.add("none of its segments is kept any more");
        }
        try (DecoderPool decoders = new DecoderPool(DecoderPoolSettings.withWorkers(1), clock)) {
            long heard = 0;
            for (MediaRun run : runs) {
                picture(hasher.hash(run.file(), request, reached -> {}), run, frames, trouble);
                heard = sound(decoders, run, sound, heard, trouble);
            }
            if (heard > 0 && length.compareTo(VideoFingerprint.MAX_DURATION) < 0) {
                frames.extendTo(length);
            }
        }
        return new Prints(Optional.of(frames.fingerprint()), Optional.of(sound.finish()), String.join("; ", trouble));
    }

    private static void picture(HashOutcome outcome, MediaRun run, FingerprintBuilder frames, Set<String> trouble) {
        switch (outcome) {
            case HashOutcome.Hashed hashed -> {
                for (SampledFrame frame : hashed.hashes().samples()) {
                    frames.add(frame.moved(frame.at().plus(run.at())));
                }
                frames.extendTo(run.at().plus(hashed.hashes().fingerprint().duration()));
            }
            case HashOutcome.NoVideo none -> trouble.add("no picture");
            case HashOutcome.Broken broken -> trouble.add("a part whose picture cannot be decoded");
            case HashOutcome.Missing missing -> trouble.add("a part that cannot be read");
        }
    }

    /** Appends the run's sound after silence for what is missing before it; returns the samples there are then. */
    private static long sound(
            DecoderPool decoders, MediaRun run, SoundFingerprintBuilder builder, long heard, Set<String> trouble)
            throws InterruptedException {
        long begins = run.at().toMillis() * SOUND_RATE / 1_000;
        long hole = Math.clamp(begins - heard, 0, LONGEST_HOLE.toSeconds() * SOUND_RATE);
        builder.add(new float[Math.toIntExact(hole)]);
        long[] samples = {heard + hole};
        Optional<String> wrong = FileSound.play(decoders, NAME, run.file(), next -> {
            builder.add(next.samples());
            samples[0] += next.samples().length;
            return true;
        });
        wrong.ifPresent(why -> trouble.add("a part whose sound cannot be decoded"));
        return samples[0];
    }
}
