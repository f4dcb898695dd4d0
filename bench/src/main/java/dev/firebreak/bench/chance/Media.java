package dev.firebreak.bench.chance;

import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.media.fingerprint.HashLimits;
import dev.firebreak.media.fingerprint.HashOutcome;
import dev.firebreak.media.fingerprint.HashRequest;
import dev.firebreak.media.fingerprint.VideoHasher;
import dev.firebreak.testkit.bank.BankSamples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file, or a part of one, as a look-up knows it.
 *
 * @param name of the file, and where the part begins
 */
record Media(String name, Optional<VideoFingerprint> video, SoundFingerprint sound) {
    private static final int RATE = 16_000;
    private static final int MOST_SECONDS = 180;

    /** What a look-up of sound alone asks with: about what a live stream does. */
    private static final int PART = 15 * RATE;

    private static final int LEAST_PART = 3 * RATE;

    private static final Set<String> MOVING = Set.of("mp4", "mkv", "mov", "avi", "mpg", "webm", "ogv");
    private static final VideoHasher HASHER = new VideoHasher(HashLimits.defaults(), Optional.empty());

    /** Files of a folder, or the folder if it is a file. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A file as a whole, up to three minutes of its sound. */
    static Media whole(Path file) throws IOException, InterruptedException {
        return new Media(name(file), video(file), SoundFingerprintBuilder.of(decode(file)));
    }

    /** A video as a whole, a sound in parts of 15 s. */
    static List<Media> parts(Path file) throws IOException, InterruptedException {
        Optional<VideoFingerprint> video = video(file);
        float[] sound = decode(file);
        if (video.isPresent()) {
            return List.of(new Media(name(file), video, SoundFingerprintBuilder.of(sound)));
        }
        List<Media> parts = new ArrayList<>();
        for (int from = 0; from == 0 || sound.length - from >= LEAST_PART; from += PART) {
            float[] part = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + PART));
            parts.add(new Media(
                    name(file) + " at " + from / RATE + " s", Optional.empty(), SoundFingerprintBuilder.of(part)));
        }
        return parts;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    boolean empty() {
        return sound.size() == 0 && video.isEmpty();
    }

    CopyQuery query() {
        CopyQuery query = CopyQuery.NOTHING.withSound(sound);
        return video.map(query::withVideo).orElse(query);
    }

    EntryContent entry() {
        List<Signal> signals = new ArrayList<>();
        if (sound.size() > 0) {
            signals.add(new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(sound)));
        }
        video.ifPresent(seen -> signals.add(new Signal.Print(SignalKind.VIDEO, FingerprintBytes.write(seen))));
        return EntryContent.of(MediaKind.VIDEO, Signals.of(signals), Provenance.hash("bench", BankSamples.NOW));
    }

    private static Optional<VideoFingerprint> video(Path file) throws InterruptedException {
        String name = name(file).toLowerCase(Locale.ROOT);
        if (MOVING.contains(name.substring(name.lastIndexOf('.') + 1))
                && HASHER.hash(file, HashRequest.everySecond(), (Duration reached) -> {})
                        instanceof HashOutcome.Hashed hashed
                && !hashed.hashes().fingerprint().frames().isEmpty()) {
            return Optional.of(hashed.hashes().fingerprint());
        }
        return Optional.empty();
    }

    private static float[] decode(Path file) throws IOException, InterruptedException {
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-nostdin",
                        "-loglevel",
                        "quiet",
                        "-threads",
                        "1",
                        "-t",
                        Integer.toString(MOST_SECONDS),
                        "-i",
                        file.toString(),
                        "-vn",
                        "-ac",
                        "1",
                        "-ar",
                        Integer.toString(RATE),
                        "-f",
                        "f32le",
                        "-")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ByteBuffer bytes =
                ByteBuffer.wrap(ffmpeg.getInputStream().readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        ffmpeg.waitFor();
        float[] sound = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(sound);
        return sound;
    }
}
