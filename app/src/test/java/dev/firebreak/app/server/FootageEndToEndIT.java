package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.drill.GunfireSynthesis;
import dev.firebreak.core.drill.Room;
import dev.firebreak.core.drill.Shot;
import dev.firebreak.core.drill.Weapon;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The real program: a clip is handed in through a kill -9 in the middle, and the shipped model marks its shots. */
class FootageEndToEndIT {
    private static final int RATE = 16_000;
    private static final int PIECE = 65_536;
    private static final List<Integer> SHOT_SECONDS = List.of(5, 7, 9, 10);
    private static final String ABOUT = """
            {"set":"dock","sourceGroup":"exercise 1","label":"gunshot","use":"train","labels":["class:real-other-firearm"],
             "contributor":"Police of Somewhere","lawfulBasis":"public task","purpose":"training","licence":"none stated"}
            """;

    @TempDir
    private Path folder;

    @Test
    void anUploadOutlivesTheServerAndItsShotsAreProposed() throws Exception {
        byte[] media = Files.readAllBytes(clip(folder.resolve("clip.mp4")));
        assertThat(media.length).isGreaterThan(2 * PIECE);
        String place;
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            place = begin(server, media.length);
            send(server, place, 0, Arrays.copyOf(media, PIECE));
            try (Socket broken = sendHalf(server, place, media)) {
                Eventually.holds("half a piece is written", () -> written(place) > PIECE);
                server.kill();
                assertThat(broken.isConnected()).isTrue();
            }
        }
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            assertThat(server.get(place).path("offset").asLong()).isEqualTo(PIECE);
            send(server, place, PIECE, Arrays.copyOfRange(media, PIECE, media.length));
            JsonNode upload = Eventually.find(
                    "the upload is checked",
                    () -> Optional.of(server.get(place))
                            .filter(each -> List.of("added", "refused", "duplicate")
                                    .contains(each.path("state").asString())));
            assertThat(upload.path("state").asString())
                    .as(upload.path("outcome").asString())
                    .isEqualTo("added");
            String clip = "/api/v1/footage/" + upload.path("footage").asString();
            assertThat(server.get(clip).path("summary").path("durationMillis").asLong())
                    .isBetween(11_900L, 12_200L);
            assertThat(server.get(clip + "/sound").path("peaks").asString()).isNotEmpty();
            assertShotsAreProposed(server, clip);
        }
    }

    private static void assertShotsAreProposed(ServerProcess server, String clip) {
        server.post(clip + "/marks/proposals", Map.of());
        Eventually.holds(
                "the model has listened",
                () -> server.get(clip + "/marks/proposals")
                        .path("state")
                        .asString()
                        .equals("done"));
        List<Long> marks = server.get(clip + "/marks")
                .path("marks")
                .valueStream()
                .map(mark -> mark.path("atMillis").asLong())
                .toList();
        assertThat(SHOT_SECONDS)
                .allSatisfy(second -> assertThat(marks).anyMatch(at -> Math.abs(at - second * 1_000L) <= 10));
    }

    private static String begin(ServerProcess server, long length) {
        return server.send(server.request("/api/v1/uploads")
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", Long.toString(length))
                        .header("Upload-Metadata", "filename %s,about %s".formatted(base64("clip.mp4"), base64(ABOUT)))
                        .POST(BodyPublishers.noBody()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static void send(ServerProcess server, String place, long offset, byte[] bytes) {
        assertThat(server.send(patch(server, place, offset, BodyPublishers.ofByteArray(bytes)))
                        .statusCode())
                .isEqualTo(204);
    }

    /** Sends half of the second piece and then nothing more. */
    private static Socket sendHalf(ServerProcess server, String place, byte[] media) throws IOException {
        Socket socket = new Socket(server.address().getHost(), server.address().getPort());
        String head = String.join(
                "\r\n",
                "PATCH " + place + " HTTP/1.1",
                "Host: " + server.address().getAuthority(),
                "Authorization: Bearer " + server.token(),
                "Tus-Resumable: 1.0.0",
                "Upload-Offset: " + PIECE,
                "Content-Type: application/offset+octet-stream",
                "Content-Length: " + PIECE,
                "",
                "");
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(media, PIECE, PIECE / 2);
        socket.getOutputStream().flush();
        return socket;
    }

    private static HttpRequest.Builder patch(ServerProcess server, String place, long offset, BodyPublisher body) {
        return server.request(place)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", body);
    }

    private long written(String place) {
        try {
            String id = place.substring(place.lastIndexOf('/') + 1);
            return Files.size(
                    folder.resolve("data").resolve("uploads").resolve(id).resolve("data"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Twelve seconds of a test picture, with single shots in a street. */
    private static Path clip(Path target) throws IOException, InterruptedException {
        float[] samples = new float[RATE * 12];
        Random hiss = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.01 * hiss.nextGaussian());
        }
        GunfireSynthesis synthesis = new GunfireSynthesis(RATE);
        for (int second : SHOT_SECONDS) {
            float[] shot = synthesis.shot(Shot.byShooter(Weapon.CARBINE, Room.STREET), second);
            GunfireSynthesis.mix(shot, samples, second * RATE, 1);
        }
        ByteBuffer pcm = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            pcm.putShort((short) (sample * Short.MAX_VALUE));
        }
        Path raw = target.resolveSibling("clip.raw");
        Files.write(raw, pcm.array());
        List<String> command = new ArrayList<>();
        command.addAll(List.of("ffmpeg -v error -nostdin -y -f lavfi -i testsrc2=size=640x360:rate=15".split(" ")));
        command.addAll(List.of("-f", "s16le", "-ar", "16000", "-ac", "1", "-i", raw.toString(), "-t", "12"));
        command.addAll(List.of("-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 15 -c:a aac -b:a 96k".split(" ")));
        command.add(target.toString());
        Process ffmpeg = new ProcessBuilder(command).inheritIO().start();
        assertThat(ffmpeg.waitFor())
                .as("ffmpeg; on Debian: apt-get install ffmpeg")
                .isZero();
        return target;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
