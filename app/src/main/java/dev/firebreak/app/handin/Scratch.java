package dev.firebreak.app.handin;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for files that are only looked at. */
public record Scratch(Path folder) {
    private static final String END = ".part";

    /** Makes the folder, and removes what a crash left there. BAD_CONFIGURATION when it cannot be written. */
    public static Scratch in(Path folder) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*" + END)) {
                for (Path file : old) {
                    Files.delete(file);
                }
            }
            return new Scratch(folder);
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "Files cannot be kept in " + folder + ": " + e, e);
        }
    }

    /** A new, empty one; whoever asked for it removes it. */
    public Path file() throws IOException {
        return Files.createTempFile(folder, "file", END);
    }
}
