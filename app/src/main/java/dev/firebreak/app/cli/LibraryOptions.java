package dev.firebreak.app.cli;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.config.ConfigurationLoader;
import dev.firebreak.app.config.FirebreakConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What every command of the footage library and of the banks takes. */
final class LibraryOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Configuration instead of ./firebreak.yaml.")
    private @Nullable Path file;

    @Option(names = "--json", description = "JSON on standard output.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    boolean json() {
        return json;
    }

    FirebreakConfig config() {
        return ConfigurationLoader.load(Optional.ofNullable(file), Path.of(""), System.getenv());
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Prints one thing: a line for people, or an object a line for programs. */
    <T> void print(T thing, Function<T, Map<String, Object>> fields, Function<T, String> line) {
        out().println(json ? JsonMapper.shared().writeValueAsString(fields.apply(thing)) : line.apply(thing));
    }

    @MustBeClosed
    OpenLibrary open() {
        return OpenLibrary.open(config());
    }
}
