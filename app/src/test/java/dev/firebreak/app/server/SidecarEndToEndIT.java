package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.media.drill.DrillEnd;
import dev.firebreak.media.drill.DrillListener;
import dev.firebreak.media.drill.DrillPublisher;
import dev.firebreak.media.drill.DrillSettings;
import dev.firebreak.media.drill.DrillTimetable;
import dev.firebreak.testkit.nginx.NginxRtmpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Beside a real nginx-rtmp: Firebreak admits, pulls, judges, and on a cut bans, drops, verifies and withdraws there. */
class SidecarEndToEndIT {
    private static final System.Logger log = System.getLogger(SidecarEndToEndIT.class.getName());
    private static final DrillTimetable TIMETABLE =
            new DrillTimetable(5, Duration.ofSeconds(8), Duration.ofSeconds(25));

    @TempDir
    Path folder;

    private Path nginxFolder;
    private Path serverFolder;

    @BeforeEach
    void folders() throws IOException {
        nginxFolder = Files.createDirectory(folder.resolve("nginx"));
        serverFolder = Files.createDirectory(folder.resolve("server"));
    }

    @Test
    void stopsAnAttackThatIsPublishedOnNginx() throws Exception {
        int httpPort = NginxRtmpServer.freePort();
        try (NginxRtmpServer nginx = NginxRtmpServer.start(nginxFolder, httpPort)) {
            Files.writeString(serverFolder.resolve("firebreak.yaml"), configuration(nginx));
            try (ServerProcess server =
                    ServerProcess.start(serverFolder, Map.of("FIREBREAK_HTTP_PORT", Integer.toString(httpPort)))) {
                String key = server.post("/api/v1/streams", Map.of("stream", "studio", "title", ""))
                        .path("key")
                        .asString();

                assertThat(end(nginx, "wrong")).isInstanceOf(DrillEnd.Refused.class);
                assertThat(end(nginx, key)).isInstanceOf(DrillEnd.EndedByServer.class);

                JsonNode incident = server.incident("studio", "cut");
                DrillEndToEndIT.awaitActions(
                        server, incident, List.of("ban-key", "disconnect-publisher", "withdraw", "preserve"));
                JsonNode detail =
                        server.get("/api/v1/incidents/" + incident.path("id").asString());
                log.log(System.Logger.Level.INFO, "Actions: " + detail.path("actions"));
                assertThat(detail.path("segments")).isNotEmpty();
                assertThat(mediaFiles(nginx.hls().resolve("studio"))).isEmpty();
                assertThat(end(nginx, key)).as("the key is banned").isInstanceOf(DrillEnd.Refused.class);
            }
        }
    }

    private static DrillEnd end(NginxRtmpServer nginx, String key) throws InterruptedException {
        URI target = URI.create("rtmp://127.0.0.1:" + nginx.rtmpPort() + "/live");
        DrillSettings settings = DrillSettings.staged(target, new StreamKey("studio?key=" + key), TIMETABLE);
        try (DrillPublisher publisher = DrillPublisher.start(settings, new DrillListener() {}, Clock.systemUTC())) {
            return publisher.awaitEnd(Duration.ofSeconds(90)).orElseThrow();
        }
    }

    private static List<Path> mediaFiles(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".ts")).toList();
        }
    }

    private static String configuration(NginxRtmpServer nginx) {
        return """
                servers:
                  main:
                    app: live
                    controlUrl: %s
                    statUrl: %s
                    pullUrl: rtmp://127.0.0.1:%d/live/{stream}
                    hlsFolder: %s
                    callbackSecret: CHANGE-ME
                """.formatted(nginx.control(), nginx.stat(), nginx.rtmpPort(), nginx.hls());
    }
}
