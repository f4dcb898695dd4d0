package dev.firebreak.media.recode;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;

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

    private static final int SHOWN = 300;

    private final Path program = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));

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
        List<String> command = new ArrayList<>(List.of(program.toString(), "-v", "error", "-nostdin", "-threads", "1"));
        command.addAll(List.of("-protocol_whitelist", "file", "-i", "file:" + from.toAbsolutePath()));
        command.addAll(List.of("-map", "0:v?", "-map", "0:a?", "-threads", "1"));
        command.addAll(encoding);
        command.addAll(List.of("-f", "matroska", "-y", "file:" + to.toAbsolutePath()));
        try {
            Path said = Files.createTempFile("firebreak-recode", ".log");
            try {
                require(
                        from,
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()),
                        said);
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.DECODER_DOWN, "FFmpeg's program cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "Interrupted while encoding " + from, e);
        }
    }

    private static void require(Path from, ProcessBuilder builder, Path said) throws IOException, InterruptedException {
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new FirebreakException(ErrorCode.BAD_MEDIA, from + " was not encoded within " + LIMIT);
            }
            if (process.exitValue() != 0) {
                String why = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
                throw new FirebreakException(
                        ErrorCode.BAD_MEDIA,
                        from + " cannot be encoded: "
                                + why.substring(0, Math.min(SHOWN, why.length()))
                                        .strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
