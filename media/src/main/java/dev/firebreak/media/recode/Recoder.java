package dev.firebreak.media.recode;

import dev.firebreak.core.error.FirebreakException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes files anew with FFmpeg's own program, which comes with the library: a process of its own, so that media from strangers
 * cannot break this one. Only the named file is opened. Thread-safe.
 */
public final class Recoder {
    /** A file that takes longer is refused. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    /** Bits a second that can be asked for. */
    static final int LEAST_BITS = 8_000;

    static final int MOST_BITS = 20_000_000;

    private final FfmpegProgram program = new FfmpegProgram();

    /**
     * Encodes the sound as AAC of {@code bitsPerSecond} and leaves the pictures as they are.
     *
     * @param to a Matroska file to be written
     * @throws FirebreakException BAD_MEDIA when the file cannot be decoded or takes too long, DECODER_DOWN when the program
     *     cannot be started
     */
    public void sound(Path from, int bitsPerSecond, Path to) {
        run(from, List.of("-c:v", "copy", "-c:a", "aac", "-b:a", bits(bitsPerSecond)), to);
    }

    /** The same as a live encoder has it: one channel at 48 kHz. */
    public void liveSound(Path from, int bitsPerSecond, Path to) {
        run(from, List.of("-c:v", "copy", "-c:a", "aac", "-ac", "1", "-ar", "48000", "-b:a", bits(bitsPerSecond)), to);
    }

    /** Encodes the pictures as H.264 of {@code bitsPerSecond} with a key frame each two seconds, and leaves the sound. */
    public void pictures(Path from, int bitsPerSecond, Path to) {
        List<String> encoding = List.of(
                "-c:v",
                "libopenh264",
                "-b:v",
                bits(bitsPerSecond),
                "-maxrate",
                bits(bitsPerSecond),
                "-allow_skip_frames",
                "1",
                "-g",
                "60",
                "-c:a",
                "copy");
        run(from, encoding, to);
    }

    private static String bits(int bitsPerSecond) {
        if (bitsPerSecond < LEAST_BITS || bitsPerSecond > MOST_BITS) {
            throw new IllegalArgumentException(
                    "%d to %d bits a second, not %d".formatted(LEAST_BITS, MOST_BITS, bitsPerSecond));
        }
        return Integer.toString(bitsPerSecond);
    }

    private void run(Path from, List<String> encoding, Path to) {
        List<String> arguments = new ArrayList<>(FfmpegProgram.input(from));
        arguments.addAll(List.of("-map", "0:v?", "-map", "0:a?", "-threads", "1"));
        arguments.addAll(encoding);
        arguments.addAll(List.of("-f", "matroska", "file:" + to.toAbsolutePath()));
        program.run("Encoding " + from, LIMIT, arguments);
    }
}
