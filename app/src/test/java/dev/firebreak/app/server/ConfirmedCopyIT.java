package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.cli.Clips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * An attack is cut and confirmed, and the server is killed in this moment: after the restart it is in the bank once, its copy on another
 * stream is cut, what had passed of it before is found, and a restore ends the matching.
 */
class ConfirmedCopyIT {
    private static final String FILM = "-f lavfi -i mandelbrot=size=640x360:rate=15:end_scale=0.0001:end_pts=600 ";
    private static final String ENCODE = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 15 -c:a aac -b:a 96k";

    @TempDir
    Path folder;

    private final List<Process> publishers = new ArrayList<>();

    @AfterEach
    void stopPublishing() {
        publishers.forEach(Process::destroyForcibly);
    }

    @Test
    void confirmingBanksOnceAndCopiesAreCut() throws Exception {
        Path sound = Clips.gunfire(folder.resolve("gunfire.mp4"));
        Path attack =
                Clips.make(folder.resolve("attack.mp4"), FILM + "-i " + sound + " -map 0:v -map 1:a -t 14 " + ENCODE);
        String scaled = "-i " + attack + " -map 0:v -an -vf scale=480:-2 " + ENCODE;
        JsonNode incident;
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            publish(server, "earlier", "-i " + attack + " -map 0:v -an -c:v copy")
                    .waitFor();
            publish(server, "lobby", "-i " + attack + " -map 0 -c copy");
            incident = server.incident("lobby", "cut");
            confirm(server, incident);
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            JsonNode banked = action(server, incident, "bank");
            assertThat(banked.path("detail").asString()).contains("CONFIRMED_ATTACKS", "of picture", "of sound");
            assertThat(server.get("/api/v1/banks/CONFIRMED_ATTACKS/entries")).hasSize(1);

            publish(server, "again", scaled);
            JsonNode copy = server.incident("again", "cut");
            assertThat(copy.path("reason").asString()).startsWith("copy of CONFIRMED_ATTACKS entry");
            Eventually.holds("what had passed before is found", () -> {
                JsonNode found = server.get("/api/v1/past-copies?bank=CONFIRMED_ATTACKS");
                return found.valueStream()
                        .anyMatch(each -> each.path("stream").asString().equals("earlier"));
            });

            server.post(path(incident) + "/restore", Map.of("note", "it was staged"));
            action(server, incident, "unbank");
            JsonNode entry =
                    server.get("/api/v1/banks/CONFIRMED_ATTACKS/entries").get(0);
            assertThat(entry.path("disabledUntil").asString()).isEqualTo("forever");
        }
    }

    private static String path(JsonNode incident) {
        return "/api/v1/incidents/" + incident.path("id").asString();
    }

    private static void confirm(ServerProcess server, JsonNode incident) {
        assertThat(server.post(path(incident) + "/confirm", Map.of("note", ""))
                        .path("state")
                        .asString())
                .isEqualTo("confirmed");
    }

    private static JsonNode action(ServerProcess server, JsonNode incident, String kind) {
        return Eventually.find("action " + kind, () -> {
            for (JsonNode action : server.get(path(incident)).path("actions")) {
                if (action.path("kind").asString().equals(kind)
                        && action.path("state").asString().equals("done")) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        });
    }

    private Process publish(ServerProcess server, String stream, String media) throws IOException {
        JsonNode created = server.post("/api/v1/streams", Map.of("stream", stream, "title", ""));
        String target =
                created.path("rtmpUrl").asString() + "/" + created.path("key").asString();
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-nostdin", "-re"));
        command.addAll(List.of(media.strip().split(" +")));
        command.addAll(List.of("-f", "flv", target));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(stream + ".log").toFile())
                .start();
        publishers.add(process);
        return process;
    }
}
