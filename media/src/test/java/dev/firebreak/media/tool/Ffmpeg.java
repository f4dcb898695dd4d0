package dev.firebreak.media.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the ffmpeg and ffprobe commands, which must be installed: a test that needs them fails without. */
public final class Ffmpeg {
    private Ffmpeg() {}

    /** Runs {@code ffmpeg} with the arguments given as one line, cut at blanks, and the file to write. */
    public static Path make(Path target, String arguments) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of(arguments.split(" +")));
        command.add(target.toString());
        run(command, target);
        return target;
    }

    /** What {@code ffprobe} prints on standard output. */
    public static String probe(Path file, String arguments) {
        List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error"));
        command.addAll(List.of(arguments.split(" +")));
        command.add(file.toString());
        return run(command, file);
    }

    /** Decodes everything and returns what ffmpeg complains about: nothing, for sound media. */
    public static String complaints(Path file) {
        return run(
                List.of(
                        "ffmpeg",
                        "-hide_banner",
                        "-v",
                        "error",
                        "-nostdin",
                        "-i",
                        file.toString(),
                        "-enc_time_base",
                        "-1",
                        "-f",
                        "null",
                        "-"),
                file);
    }

    private static String run(List<String> command, Path about) {
        try {
            Path out = Files.createTempFile("ffmpeg", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
                if (!process.waitFor(120, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("Took over 120 s: " + command);
                }
                String said = Files.readString(out, StandardCharsets.UTF_8);
                if (process.exitValue() != 0) {
                    throw new AssertionError(command + " failed on " + about + ": " + said);
                }
                return said;
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new AssertionError("Install ffmpeg (Debian: apt-get install ffmpeg): " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
