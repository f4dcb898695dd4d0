package dev.firebreak.app.cli;

import dev.firebreak.app.config.ConfigurationLoader;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.server.LocalAccess;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak shadow}: what shadow mode has found out, asked of the server that runs on the data folder. */
@Command(
        name = "shadow",
        mixinStandardHelpOptions = true,
        description = "What shadow mode has found out about your own traffic.")
final class ShadowCommand {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "How often the model package was wrong, with bounds, and what is left to prove.")
    int report(
            @Option(names = "--config", paramLabel = "FILE", description = "Configuration instead of ./firebreak.yaml.")
                    @Nullable
                    Path file,
            @Option(names = "--json", description = "As JSON.") boolean json,
            @Option(names = "--csv", description = "As a table: all streams together, then each.") boolean csv)
            throws InterruptedException {
        FirebreakConfig config = ConfigurationLoader.load(Optional.ofNullable(file), Path.of(""), System.getenv());
        LocalAccess.Access access = LocalAccess.read(config.dataFolder())
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.SOURCE_GONE,
                        "No server runs on the data folder " + config.dataFolder()
                                + "; start it with: firebreak serve"));
        String answer = get(access, csv ? "/api/v1/shadow/report.csv" : "/api/v1/shadow");
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        out.print(csv || json ? answer : ShadowText.of(JsonMapper.shared().readTree(answer)));
        if (json) {
            out.println();
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String get(LocalAccess.Access access, String path) throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(access.address() + path))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + access.token())
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new FirebreakException(
                        ErrorCode.SOURCE_GONE,
                        "%s answered %d: %s".formatted(access.address(), answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.SOURCE_GONE, "The server at " + access.address() + " does not answer", e);
        }
    }
}
