package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} in the middle of an incident: it is there after the restart, the ban holds, and every action is delivered once. */
class ServerKillIT {
    private static final DrillTimetable TIMETABLE =
            new DrillTimetable(3, Duration.ofSeconds(2), Duration.ofSeconds(20));

    @TempDir
    Path folder;

    @Test
    void losesNoIncidentAndRepeatsNoAction() throws Exception {
        String key;
        JsonNode incident;
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            JsonNode created = server.post("/api/v1/streams", Map.of("stream", "lobby", "title", ""));
            key = created.path("key").asString();
            try (DrillPublisher publisher = publish(created.path("rtmpUrl").asString(), key)) {
                incident = server.incident("lobby", "cut");
                server.kill();
                assertThat(publisher.awaitEnd(Duration.ofSeconds(60))).isPresent();
            }
        }
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            JsonNode found = server.incident("lobby", "cut");
            assertThat(found.path("id").asString())
                    .isEqualTo(incident.path("id").asString());
            DrillEndToEndIT.awaitActions(
                    server, found, List.of("ban-key", "disconnect-publisher", "withdraw", "preserve"));
            assertThat(server.get("/api/v1/incidents")).hasSize(1);
            assertThat(server.get("/api/v1/streams/lobby").path("ban").isNull()).isFalse();

            String rtmpUrl = server.post("/api/v1/streams", Map.of("stream", "other", "title", ""))
                    .path("rtmpUrl")
                    .asString();
            try (DrillPublisher publisher = publish(rtmpUrl, key)) {
                assertThat(publisher.awaitEnd(Duration.ofSeconds(60))).get().isInstanceOf(DrillEnd.Refused.class);
            }
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // the callers close it
    private static DrillPublisher publish(String rtmpUrl, String key) {
        return DrillPublisher.start(
                DrillSettings.staged(URI.create(rtmpUrl), new StreamKey(key), TIMETABLE),
                new DrillListener() {},
                Clock.systemUTC());
    }
}
