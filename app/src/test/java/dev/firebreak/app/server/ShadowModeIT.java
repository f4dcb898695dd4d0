package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.media.drill.DrillEnd;
import dev.firebreak.media.drill.DrillListener;
import dev.firebreak.media.drill.DrillPublisher;
import dev.firebreak.media.drill.DrillSettings;
import dev.firebreak.media.drill.DrillTimetable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that is not armed, and one in shadow mode, under a staged attack. */
final class ShadowModeIT {
    /** Far less than anything shipped has been shown to stay within. */
    private static final Map<String, String> STRICT = Map.of(
            "FIREBREAK_ACT_MAX_FALSE_HOLDS_PER_HOUR", "0.000001",
            "FIREBREAK_ACT_MAX_FALSE_CUTS_PER_HOUR", "0.000001");

    private static final double DRILL_SECONDS = DrillTimetable.DEFAULT
                    .harmless()
                    .plus(DrillTimetable.DEFAULT.attack())
                    .toMillis()
            / 1_000.0;

    @TempDir
    Path folder;

    @Test
    void anUnprovenPackageCutsNobodyUntilAPersonDecides() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, STRICT)) {
            JsonNode arming = server.get("/api/v1/model").path("arming");
            assertThat(arming.path("level").asString()).isEqualTo("watch");
            assertThat(arming.path("refusals").get(1).path("text").asString()).startsWith("automatic cut is not armed");
            JsonNode created = server.post("/api/v1/streams", Map.of("stream", "lobby", "title", ""));
            try (DrillPublisher publisher = publish(created)) {
                JsonNode incident = server.incident("lobby", "watch");
                assertThat(incident.path("reason").asString()).startsWith("judged ");
                assertThat(server.get("/api/v1/streams/lobby").path("ban").isNull())
                        .isTrue();

                server.post(
                        "/api/v1/incidents/%s/confirm"
                                .formatted(incident.path("id").asString()),
                        Map.of("note", ""));
                assertThat(publisher.awaitEnd(Duration.ofSeconds(60))).get().isInstanceOf(DrillEnd.EndedByServer.class);
                Eventually.find(
                        "the ban",
                        () -> server.get("/api/v1/streams/lobby").path("ban").isNull()
                                ? Optional.empty()
                                : Optional.of(true));
            }
        }
    }

    @Test
    void shadowModeRecordsAndActsOnNothingAndItsReviewedTrafficArms() throws Exception {
        // Within what the drill's few seconds can prove when nothing in them was false, and not when anything was.
        String limit = Double.toString(3.8 * 3_600 / DRILL_SECONDS);
        Map<String, String> settings = Map.of(
                "FIREBREAK_ACT_SHADOW", "true",
                "FIREBREAK_ACT_MAX_FALSE_HOLDS_PER_HOUR", limit,
                "FIREBREAK_ACT_MAX_FALSE_CUTS_PER_HOUR", limit);
        double hours;
        try (ServerProcess server = ServerProcess.start(folder, settings)) {
            JsonNode created = server.post("/api/v1/streams", Map.of("stream", "lobby", "title", ""));
            try (DrillPublisher publisher = publish(created)) {
                assertThat(publisher.awaitEnd(Duration.ofSeconds(60))).get().isInstanceOf(DrillEnd.Completed.class);
            }
            Eventually.find("a recorded verdict", () -> first(server.get("/api/v1/shadow/verdicts")));
            assertThat(server.get("/api/v1/incidents")).isEmpty();
            assertThat(server.get("/api/v1/streams/lobby").path("ban").isNull()).isTrue();
            hours = Eventually.find("the whole stream's time", () -> watched(server, 0.9 * DRILL_SECONDS));
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(folder, settings)) {
            JsonNode report = server.get("/api/v1/shadow").path("total");
            assertThat(report.path("streamHours").asDouble())
                    .as("nothing lost, nothing counted twice")
                    .isBetween(hours, 1.1 * DRILL_SECONDS / 3_600);
            assertThat(report.path("falseHolds").path("events").asInt()).isPositive();
            for (JsonNode each : server.get("/api/v1/shadow/verdicts")) {
                server.put(
                        "/api/v1/shadow/verdicts/%s/review"
                                .formatted(each.path("id").asString()),
                        Map.of("mark", "real"));
            }
            JsonNode reviewed = server.get("/api/v1/shadow");
            assertThat(reviewed.path("total").path("falseHolds").path("events").asInt())
                    .isZero();
            assertThat(reviewed.path("arming").path("level").asString()).isEqualTo("cut");
        }
    }

    private static Optional<JsonNode> first(JsonNode list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
    }

    private static Optional<Double> watched(ServerProcess server, double leastSeconds) {
        double hours =
                server.get("/api/v1/shadow").path("total").path("streamHours").asDouble();
        return hours * 3600 >= leastSeconds ? Optional.of(hours) : Optional.empty();
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the callers close it
    private static DrillPublisher publish(JsonNode created) {
        DrillSettings settings = DrillSettings.staged(
                URI.create(created.path("rtmpUrl").asString()),
                new StreamKey(created.path("key").asString()),
                DrillTimetable.DEFAULT);
        return DrillPublisher.start(settings, new DrillListener() {}, Clock.systemUTC());
    }
}
