package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.drill.Drill;
import dev.firebreak.app.drill.Scoreboard;
import dev.firebreak.media.drill.DrillTimetable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The product's promise, end to end: a staged attack through real RTMP, and nobody sees it. */
class DrillEndToEndIT {
    private static final System.Logger log = System.getLogger(DrillEndToEndIT.class.getName());

    @TempDir
    Path folder;

    @Test
    void withholdsCutsAndRecordsAStagedAttackAndGivesItBackWhenAPersonSaysSo() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            Scoreboard board = new Drill(server.address(), server.token(), Clock.systemUTC(), line -> {})
                    .run(DrillTimetable.DEFAULT, Duration.ofSeconds(1), Optional.empty());
            log.log(System.Logger.Level.INFO, "Scoreboard\n" + board.text());

            assertThat(board.attackFramesSeen()).isZero();
            assertThat(board.attackFramesPublished()).isPositive();
            assertThat(board.harmlessFramesSeen()).isGreaterThan(100);
            assertThat(board.passed()).isTrue();

            JsonNode incident = server.incident("drill", "cut");
            JsonNode detail =
                    server.get("/api/v1/incidents/" + incident.path("id").asString());
            assertThat(detail.path("timeline")).isNotEmpty();
            assertThat(detail.path("stills")).isNotEmpty();
            assertThat(detail.path("segments")).isNotEmpty();
            awaitActions(server, incident, List.of("ban-key", "disconnect-publisher", "withdraw", "preserve"));
            assertThat(server.get("/api/v1/streams/drill").path("ban").isNull()).isFalse();

            server.post("/api/v1/incidents/" + incident.path("id").asString() + "/restore", Map.of("note", "a drill"));
            awaitActions(server, incident, List.of("lift-ban", "release"));
            assertThat(server.get("/api/v1/streams/drill").path("ban").isNull()).isTrue();
        }
    }

    /** Every action of these kinds is there once and done. */
    static void awaitActions(ServerProcess server, JsonNode incident, List<String> kinds) {
        String path = "/api/v1/incidents/" + incident.path("id").asString();
        Eventually.holds("actions " + kinds + " done", () -> {
            List<String> done = new ArrayList<>();
            for (JsonNode action : server.get(path).path("actions")) {
                if (action.path("state").asString().equals("done")) {
                    done.add(action.path("kind").asString());
                }
            }
            assertThat(done).doesNotHaveDuplicates();
            return done.containsAll(kinds);
        });
    }
}
