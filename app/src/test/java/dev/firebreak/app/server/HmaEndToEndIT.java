package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real program, with its PostgreSQL: what a client of HMA banks is found a moment later, and is still there after a kill. */
class HmaEndToEndIT {
    private static final String HASH = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";

    @TempDir
    private Path folder;

    @Test
    void whatIsBankedIsFoundAndOutlivesTheServer() throws Exception {
        Map<String, String> settings = Map.of("FIREBREAK_HMA_ENABLED", "true");
        long id;
        try (ServerProcess server = ServerProcess.start(folder, settings)) {
            Eventually.holds(
                    "the index is loaded",
                    () -> send(server, "GET", "/status", "").body().equals("I-AM-ALIVE"));
            assertThat(send(server, "POST", "/c/banks", "{\"name\":\"COOP_1\",\"enabled_ratio\":\"1\"}")
                            .statusCode())
                    .isEqualTo(201);
            JsonNode added = JsonMapper.shared()
                    .readTree(send(
                                    server,
                                    "POST",
                                    "/c/bank/COOP_1/signal",
                                    "{\"pdq\":\"%s\",\"note\":\"%s\"}".formatted(HASH, "😀".repeat(255)))
                            .body());
            id = added.path("id").asLong();
            findsIt(server, id);
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(folder, settings)) {
            findsIt(server, id);
            assertThat(send(server, "PUT", "/c/bank/COOP_1/content/" + id, "{\"disable_until_ts\":0}")
                            .statusCode())
                    .isEqualTo(200);
            Eventually.holds("it is not found any more", () -> found(server).equals("{}"));
        }
    }

    private static void findsIt(ServerProcess server, long id) {
        String hit = "{\"COOP_1\":[{\"bank_content_id\":%d,\"distance\":\"0\"}]}".formatted(id);
        Eventually.holds("it is found", () -> found(server).equals(hit));
    }

    private static String found(ServerProcess server) {
        return send(server, "GET", "/m/lookup?signal_type=pdq&signal=" + HASH, "")
                .body();
    }

    private static HttpResponse<String> send(ServerProcess server, String method, String path, String body) {
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }
}
