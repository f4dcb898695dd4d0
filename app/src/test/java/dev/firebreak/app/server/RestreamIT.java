package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.bank.BankedFile;
import dev.firebreak.app.fingerprint.PackagedDescriber;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is banked is cut when somebody streams it again, edited, by its pictures, by a part of them or by its sound alone. */
class RestreamIT {
    private static final String MELODY =
            "aevalsrc=0.3*sin(2*PI*t*(300+211*floor(mod(t*3.7\\,7))+97*floor(mod(t*2.3\\,5))))"
                    + "+0.2*sin(2*PI*t*(900+173*floor(mod(t*5.1\\,6)))):s=44100";
    private static final String OTHER_MELODY =
            "aevalsrc=0.3*sin(2*PI*t*(260+131*floor(mod(t*4.9\\,9))+57*floor(mod(t*1.9\\,6)))):s=44100";

    /** Scenes of 2.5 s, each of another kind, and silence: half a minute. */
    private static final String SCENES = scenes(
            "mandelbrot=S",
            "life=S:mold=10:ratio=0.1:death_color=#C83232:life_color=#00ff00",
            "gradients=S:speed=0.05:n=5",
            "testsrc2=S",
            "sierpinski=S",
            "cellauto=S:rule=110",
            "smptebars=S",
            "rgbtestsrc=S",
            "testsrc=S",
            "pal100bars=S",
            "yuvtestsrc=S",
            "mandelbrot=S:start_scale=0.3:end_scale=0.001");

    private static String scenes(String... sources) {
        StringBuilder inputs = new StringBuilder();
        StringBuilder filter = new StringBuilder();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < sources.length; i++) {
            inputs.append(" -f lavfi -i ").append(sources[i].replace("=S", "=size=640x360:rate=15"));
            filter.append("[%d:v]trim=duration=2.5,setpts=PTS-STARTPTS,format=yuv420p[v%d];".formatted(i, i));
            all.append("[v%d]".formatted(i));
        }
        return inputs + " -filter_complex " + filter + all + "concat=n=" + sources.length
                + ":v=1[o] -map [o] -c:v libx264 -preset ultrafast -g 15";
    }

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

    /** PDQ is more than a hundred bits off; nothing is to be heard. */
    @Test
    void aPartOfThePictureWithoutSoundIsCutByLearnedHashes() throws Exception {
        Path banked = folder.resolve("scenes.mp4");
        assertThat(ffmpeg("scenes", List.of(), SCENES, List.of(banked.toString()))
                        .waitFor())
                .isZero();
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            bank(server, banked);
            publish(
                    server,
                    "part",
                    "-i " + banked + " -an -vf crop=iw*0.6:ih*0.6:iw*0.3:ih*0.1,scale=480:-2 -c:v libx264"
                            + " -preset ultrafast -g 15 -b:v 500k -pix_fmt yuv420p ");

            JsonNode incident = server.incident("part", "cut");
            assertThat(incident.path("reason").asString())
                    .startsWith("copy of ATTACKS entry")
                    .contains("by picture");
            assertThat(incident.path("verdictAtMillis").asLong()).isBetween(1L, 30_000L);
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
        try (PackagedDescriber describer = new PackagedDescriber(Optional.empty());
                BankedFile reader = new BankedFile(Clock.systemUTC()).describing(describer)) {
            BankedFile.Signed signed = (BankedFile.Signed) reader.read(file);
            Map<String, String> signals = new LinkedHashMap<>();
            for (Signal signal : signed.signals().all()) {
                if (signal.kind() == SignalKind.VIDEO || signal.kind() == SignalKind.SOUND) {
                    signals.put(signal.kind().label(), signal.text());
                }
            }
            assertThat(signals).isNotEmpty();
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
