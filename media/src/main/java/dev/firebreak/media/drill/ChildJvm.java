package dev.firebreak.media.drill;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.media.decode.ChildCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a class of this package in a JVM of its own. */
final class ChildJvm {
    private ChildJvm() {}

    /** Standard error goes nowhere. Throws {@link FirebreakException} when no process can be started. */
    static Process start(Class<?> main) {
        Optional<Path> natives = Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir"))
                .map(Path::of);
        // A crash in native code must not leave a file behind.
        List<String> options = List.of("-XX:ErrorFile=/dev/null", "-Djava.awt.headless=true");
        List<String> command = new ArrayList<>(ChildCommand.java(natives, Optional.empty(), options));
        command.add(main.getName());
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.DECODER_DOWN, "Cannot start a process for " + main.getName(), e);
        }
    }
}
