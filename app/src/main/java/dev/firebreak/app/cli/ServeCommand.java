package dev.firebreak.app.cli;

import dev.firebreak.app.arming.ArmingWords;
import dev.firebreak.app.config.ConfigurationLoader;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.server.Server;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code firebreak serve}: the server, until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Takes publishers, shows viewers what was cleared, stops attacks and keeps incidents.")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "Configuration instead of ./firebreak.yaml.")
    private @Nullable Path file;

    @Override
    public Integer call() throws InterruptedException {
        FirebreakConfig config = ConfigurationLoader.load(Optional.ofNullable(file), Path.of(""), System.getenv());
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread());
                Server server = Server.start(config, Clock.systemUTC())) {
            greet(server, System.out);
            shutdown.await();
        }
        return ExitCode.OK;
    }

    static void greet(Server server, PrintStream out) {
        out.println("Firebreak is ready");
        out.println("  console     " + server.address());
        out.println("  publish to  rtmp://" + server.config().rtmp().bind() + ":" + server.rtmpPort() + "/live");
        out.println("  by itself   " + ArmingWords.of(server.arming()));
        server.firstStart()
                .adminPassword()
                .ifPresent(
                        password -> out.println("  sign in as  admin, password " + password + "  (shown this once)"));
        server.firstStart().streamKey().ifPresent(key -> {
            out.println("  stream key  " + key + "  (of the stream 'live', shown this once)");
            out.println("  viewers     " + server.address() + "/live/live");
        });
        out.flush();
    }
}
