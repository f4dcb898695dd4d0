package dev.firebreak.app.cli;

import dev.firebreak.app.config.ConfigurationLoader;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.drill.Drill;
import dev.firebreak.app.drill.Scoreboard;
import dev.firebreak.app.server.LocalAccess;
import dev.firebreak.app.server.Server;
import dev.firebreak.media.drill.DrillSettings;
import dev.firebreak.media.drill.DrillTimetable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak drill}: stages an attack against a server, which it starts if none runs. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Publishes a staged attack through real RTMP, watches it as a viewer does, and prints the scoreboard.")
final class DrillCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "Configuration instead of ./firebreak.yaml.")
    private @Nullable Path file;

    @Option(names = "--clip", paramLabel = "FILE", description = "Your own clip instead of the staged attack.")
    private @Nullable Path clip;

    @Option(
            names = "--attack-at",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "When the attack begins in the clip (default: ${DEFAULT-VALUE}).")
    private double attackAt;

    @Option(
            names = "--key-frames",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "Seconds between key frames, 1 to 10 (default: ${DEFAULT-VALUE}).")
    private int keyFrames;

    @Option(names = "--seed", defaultValue = "1", description = "Varies the staged attack (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "One JSON object as the last line.")
    private boolean json;

    @Option(names = "--exit", description = "End after the drill: 0 when the attack was withheld, cut and recorded.")
    private boolean exit;

    @Override
    public Integer call() throws InterruptedException {
        FirebreakConfig config = ConfigurationLoader.load(Optional.ofNullable(file), Path.of(""), System.getenv());
        Optional<LocalAccess.Access> running =
                LocalAccess.read(config.dataFolder()).filter(DrillCommand::answers);
        if (running.isPresent()) {
            System.err.println("Using the server that runs at " + running.get().address());
            return run(running.get().address(), running.get().token());
        }
        System.err.println("Starting the server, for this drill armed whatever is known of the model package");
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread());
                Server server = Server.start(config.acceptingAnyRate(), Clock.systemUTC())) {
            ServeCommand.greet(server, System.err);
            LocalAccess.Access access = LocalAccess.read(config.dataFolder()).orElseThrow();
            int code = run(access.address(), access.token());
            if (exit) {
                return code;
            }
            System.err.println("The server stays up for a look: " + server.address() + "  (Ctrl-C ends it)");
            shutdown.await();
            return code;
        }
    }

    private int run(String address, String token) throws InterruptedException {
        Optional<DrillSettings.Clip> own = Optional.ofNullable(clip)
                .map(path -> new DrillSettings.Clip(path, Duration.ofMillis(Math.round(attackAt * 1000))));
        DrillTimetable timetable =
                new DrillTimetable(seed, DrillTimetable.DEFAULT.harmless(), DrillTimetable.DEFAULT.attack());
        Scoreboard board = new Drill(
                        URI.create(address), token, Clock.systemUTC(), line -> System.err.println("  " + line))
                .run(timetable, Duration.ofSeconds(keyFrames), own);
        System.out.print(board.text());
        if (json) {
            System.out.println(JsonMapper.shared().writeValueAsString(board));
        }
        System.out.flush();
        return board.passed() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean answers(LocalAccess.Access access) {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(access.address() + "/api/v1/live"))
                    .timeout(Duration.ofSeconds(5))
                    .header("Authorization", "Bearer " + access.token())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
