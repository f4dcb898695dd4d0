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
 * FFmpeg's own program, which comes with the library: a process of its own on one thread, so that media from strangers cannot break this
 * one. Thread-safe.
 */
final class FfmpegProgram {
    private static final int SHOWN = 300;

    private final Path program = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));

    /** Arguments that open one local file, and nothing that it refers to. */
    static List<String> input(Path file) {
        return List.of("-protocol_whitelist", "file", "-i", "file:" + file.toAbsolutePath());
    }

    /**
     * Runs it.
     *
     * @param what is worked on, for messages
     * @throws FirebreakException BAD_MEDIA when it fails or takes longer than {@code limit}, DECODER_DOWN when it cannot be started,
     *     SOURCE_GONE when interrupted
     */
    void run(String what, Duration limit, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "-v", "error", "-nostdin", "-y", "-threads", "1"));
        command.addAll(arguments);
        try {
            Path said = Files.createTempFile("firebreak-recode", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
                require(what, limit, builder.redirectOutput(said.toFile()), said);
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.DECODER_DOWN, "FFmpeg's program cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "Interrupted while working on " + what, e);
        }
    }

    private static void require(String what, Duration limit, ProcessBuilder builder, Path said)
            throws IOException, InterruptedException {
        Process process = builder.start();
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new FirebreakException(ErrorCode.BAD_MEDIA, what + " took longer than " + limit);
            }
            if (process.exitValue() != 0) {
                String why = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
                throw new FirebreakException(
                        ErrorCode.BAD_MEDIA,
                        what + " failed: "
                                + why.substring(0, Math.min(SHOWN, why.length()))
                                        .strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
