package dev.firebreak.media.recode;

import dev.firebreak.core.edit.Picture;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes a part of a video into memory: {@value #PICTURES_A_SECOND} pictures a second of at most {@value #SIDE} pixels a side, sound of
 * 16 kHz. With FFmpeg's own program, on files only. Thread-safe.
 */
public final class TakeReader {
    /** Enough to sample at any moment, as a copy's other sampling does. */
    public static final int PICTURES_A_SECOND = 5;

    /** Longest side of the pictures. */
    public static final int SIDE = 320;

    /** The longest take: 150 MB of pictures. */
    public static final Duration LONGEST = Duration.ofMinutes(3);

    /** Decoding that takes longer is given up. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String PICTURES = String.format(
            Locale.ROOT,
            "fps=%d,scale=w='min(%d,iw)':h='min(%d,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2",
            PICTURES_A_SECOND,
            SIDE,
            SIDE);

    private final FfmpegProgram program = new FfmpegProgram();

    /**
     * Decodes what begins at {@code from}, at most {@code longest} of it; empty where there are no pictures. Sound that cannot be
     * decoded is as if there were none. Where sound lasts longer than pictures do, the last one stays.
     *
     * @throws FirebreakException BAD_MEDIA when the pictures cannot be decoded or take too long, SOURCE_GONE when the file is not there,
     *     DECODER_DOWN when the program cannot be started
     */
    public Optional<Take> read(Path file, Duration from, Duration longest) {
        if (from.isNegative() || longest.isNegative() || longest.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A take is at most %s long, not %s".formatted(LONGEST, longest));
        }
        if (!Files.isRegularFile(file)) {
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "There is no file " + file);
        }
        try (ScratchFolder scratch = new ScratchFolder()) {
            Path pictures = scratch.file("pictures.ppm");
            List<String> start = start(file, from, longest);
            decode(file, start, List.of("-map", "0:v:0", "-vf", PICTURES, "-c:v", "ppm", "-f", "image2pipe"), pictures);
            List<Picture> shown = PpmReader.read(pictures);
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            float[] sound = sound(file, start, longest, scratch);
            Take take = Take.of(shown, PICTURES_A_SECOND, sound);
            double heard = sound.length / (double) Take.SOUND_RATE;
            return Optional.of(new Take(Math.max(take.seconds(), heard), take.film(), sound));
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.DECODER_DOWN, "No room to decode " + file + ": " + e.getMessage(), e);
        }
    }

    /** The sound alone of what begins at {@code from}; empty where there is none that can be decoded. */
    public float[] sound(Path file, Duration from, Duration longest) {
        try (ScratchFolder scratch = new ScratchFolder()) {
            return sound(file, start(file, from, longest), longest, scratch);
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.DECODER_DOWN, "No room to decode " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<String> start(Path file, Duration from, Duration longest) {
        List<String> start = new ArrayList<>(List.of("-ss", seconds(from), "-t", seconds(longest)));
        start.addAll(FfmpegProgram.input(file));
        return start;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    private void decode(Path file, List<String> start, List<String> what, Path to) {
        List<String> arguments = new ArrayList<>(start);
        arguments.addAll(what);
        arguments.add("file:" + to);
        program.run("Decoding " + file, LIMIT, arguments);
    }

    private float[] sound(Path file, List<String> start, Duration longest, ScratchFolder scratch) throws IOException {
        Path raw = scratch.file("sound.f32");
        try {
            String rate = Integer.toString(Take.SOUND_RATE);
            decode(file, start, List.of("-map", "0:a:0", "-ac", "1", "-ar", rate, "-f", "f32le"), raw);
        } catch (FirebreakException e) {
            if (e.code() != ErrorCode.BAD_MEDIA) {
                throw e;
            }
            return new float[0];
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        long most = longest.toMillis() * Take.SOUND_RATE / 1000;
        float[] sound = new float[(int) Math.min(most, bytes.remaining() / Float.BYTES)];
        bytes.asFloatBuffer().get(sound);
        return sound;
    }
}
