package dev.firebreak.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code firebreak} program. */
@Command(
        name = "firebreak",
        mixinStandardHelpOptions = true,
        version = "firebreak 0.1.0",
        description = "Recognises a live-streamed firearms attack, keeps it from viewers and stops the stream.",
        subcommands = {})
public final class Firebreak {
    private Firebreak() {}

    /** Runs one command; the process exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Firebreak());
    }
}
