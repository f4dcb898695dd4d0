package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.bank.BankedFile;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is banked is cut when somebody streams it again, edited, by its pictures or by its sound alone. */
class RestreamIT {
    private static final String MELODY =
            "aevalsrc=0.3*sin(2*PI*t*(300+211*floor(mod(t*3.7\\,7))+97*floor(mod(t*2.3\\,5))))"
                    + "+0.2*sin(2*PI*t*(900+173*floor(mod(t*5.1\\,6)))):s=44100";
    private static final String OTHER_MELODY =
            "aevalsrc=0.3*sin(2*PI*t*(260+131*floor(mod(t*4.9\\,9))+57*floor(mod(t*1.9\\,6)))):s=44100";

    @TempDir
    Path folder;

    private final List<Process> publishers = new ArrayList<>();

    @AfterEach
    void stopPublishing() {
        publishers.forEach(Process::destroyForcibly);
    }

    @Test
    void isCutWithinItsFirstTenSecondsByPictureOrSound() throws Exception {
        Path banked = make("banked.mp4", "mandelbrot=size=640x360:rate=15", MELODY);
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            bank(server, banked);
            String edited = "-vf scale=480:-2,eq=brightness=0.06:contrast=1.1 -c:v libx264 -preset ultrafast -g 30"
                    + " -b:v 500k -pix_fmt yuv420p ";
            publish(
                    server,
                    "picture",
                    "-i " + banked + " -f lavfi -i " + OTHER_MELODY + " -map 0:v -map 1:a " + edited);
            publish(
                    server,
                    "sound",
                    "-i " + banked + " -f lavfi -i testsrc2=size=480x270:rate=15 -map 1:v -map 0:a " + edited);
            publish(
                    server,
                    "harmless",
                    "-f lavfi -i testsrc2=size=480x270:rate=15 -f lavfi -i " + OTHER_MELODY + " -map 0:v -map 1:a "
                            + edited);

            assertThat(cut(server, "picture")).contains("by picture");
            assertThat(cut(server, "sound")).contains("by sound");
            assertThat(server.get("/api/v1/incidents"))
                    .noneMatch(incident -> incident.path("stream").asString().equals("harmless"));
        }
    }

    /** Waits for the cut and returns its reason. */
    private static String cut(ServerProcess server, String stream) {
        JsonNode incident = server.incident(stream, "cut");
        assertThat(incident.path("verdictAtMillis").asLong()).isBetween(1L, 10_000L);
        String reason = incident.path("reason").asString();
        assertThat(reason).startsWith("copy of ATTACKS entry");
        return reason;
    }

    private static void bank(ServerProcess server, Path file) throws InterruptedException {
        server.post("/api/v1/banks", Map.of("name", "ATTACKS", "policy", Map.of("action", "cut")));
        try (BankedFile reader = new BankedFile(Clock.systemUTC())) {
            BankedFile.Signed signed = (BankedFile.Signed) reader.read(file);
            Map<String, String> signals = new LinkedHashMap<>();
            for (Signal signal : signed.signals().all()) {
                if (signal.kind() == SignalKind.VIDEO || signal.kind() == SignalKind.SOUND) {
                    signals.put(signal.kind().label(), signal.text());
                }
            }
            assertThat(signals).hasSize(2);
            JsonNode added = server.post(
                    "/api/v1/banks/ATTACKS/entries", Map.of("entries", List.of(Map.of("signals", signals))));
            assertThat(added.path("added").asInt()).as(added.toString()).isEqualTo(1);
        }
    }

    private Path make(String name, String picture, String sound) throws Exception {
        Path made = folder.resolve(name);
        String media = "-f lavfi -i " + picture + " -f lavfi -i " + sound
                + " -t 40 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 30 -c:a aac -b:a 128k";
        assertThat(ffmpeg(name, List.of(), media, List.of(made.toString())).waitFor())
                .isZero();
        return made;
    }

    private Process ffmpeg(String name, List<String> first, String media, List<String> last) throws IOException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-nostdin"));
        command.addAll(first);
        command.addAll(List.of(media.strip().split(" +")));
        command.addAll(last);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    private void publish(ServerProcess server, String stream, String media) throws IOException {
        JsonNode created = server.post("/api/v1/streams", Map.of("stream", stream, "title", ""));
        String target =
                created.path("rtmpUrl").asString() + "/" + created.path("key").asString();
        publishers.add(ffmpeg(
                stream, List.of("-re"), media, List.of("-t", "40", "-c:a", "aac", "-b:a", "48k", "-f", "flv", target)));
    }
}
