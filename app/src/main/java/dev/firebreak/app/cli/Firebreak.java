package dev.firebreak.app.cli;

import dev.firebreak.app.config.ConfigurationException;
import dev.firebreak.core.error.FirebreakException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The {@code firebreak} program. */
@Command(
        name = "firebreak",
        mixinStandardHelpOptions = true,
        version = "firebreak 0.1.0",
        description = "Recognises a live-streamed firearms attack, keeps it from viewers and stops the stream.",
        subcommands = {
            WatchCommand.class,
            ServeCommand.class,
            DrillCommand.class,
            ShadowCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            FootageCommand.class,
            FingerprintCommand.class,
            BankCommand.class,
            MatchCommand.class
        })
public final class Firebreak {
    private Firebreak() {}

    /** Runs one command; the process exits with its code (see {@link ExitCode}). */
    public static void main(String[] args) {
        // A server's log is its diary; a command that prints its result logs only what went wrong.
        boolean server = args.length > 0 && args[0].equals("serve");
        if (System.getProperty("firebreak.log") == null) {
            System.setProperty("firebreak.log", server ? "INFO" : "WARN");
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Firebreak())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(utf8(FileDescriptor.out))
                .setErr(utf8(FileDescriptor.err))
                .setExecutionExceptionHandler(Firebreak::failed);
    }

    /** What is printed has bars and arrows, whatever the locale says. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static int failed(Exception failure, CommandLine commandLine, ParseResult arguments) {
        if (failure instanceof ConfigurationException) {
            commandLine.getErr().println(failure.getMessage());
            return ExitCode.BAD_CONFIGURATION;
        }
        if (failure instanceof FirebreakException known) {
            commandLine.getErr().println(known.getMessage());
            return ExitCode.of(known);
        }
        if (failure instanceof InterruptedException) {
            commandLine.getErr().println("Stopped");
            return ExitCode.FAILED;
        }
        failure.printStackTrace(commandLine.getErr());
        commandLine.getErr().println("This is a mistake in Firebreak; please report it with the lines above");
        return ExitCode.OUR_MISTAKE;
    }
}
