package dev.firebreak.media.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.MediaSource.Address;
import dev.firebreak.media.tool.Ffmpeg;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSourceIT {
    private static final String MEDIA =
            "-f lavfi -i testsrc2=size=320x180:rate=30 -f lavfi -i sine=frequency=440:sample_rate=48000 -t 5 "
                    + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 30 -c:a aac ";
    private static DecoderPool pool;

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeAll
    static void openPool() {
        pool = new DecoderPool(DecoderPoolSettings.withWorkers(1), Clock.systemUTC());
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @BeforeEach
    void serveFolder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            if (exchange.getRequestURI().getPath().equals("/moved")) {
                exchange.getResponseHeaders().add("Location", "file://" + folder.resolve("plain.ts"));
                exchange.sendResponseHeaders(302, -1);
            } else if (Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServing() {
        server.stop(0);
    }

    @Test
    void aPlaylistOverHttpIsReadCutAndDecoded() {
        Ffmpeg.make(folder.resolve("live.m3u8"), MEDIA + "-f hls -hls_time 1 -hls_list_size 0");
        Recording recording = read(http("live.m3u8"));
        assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
        assertThat(recording.frames()).hasSize(5);
        assertThat(recording.segments()).hasSize(5);
        Duration next = Duration.ZERO;
        for (Sound sound : recording.sounds()) {
            assertThat(sound.at()).isEqualTo(next);
            next = sound.end();
        }
    }

    @Test
    void aPlaylistDoesNotLeadToFiles() throws IOException {
        Path secret = Ffmpeg.make(folder.resolve("plain.ts"), MEDIA + "-f mpegts");
        Files.writeString(
                folder.resolve("evil.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://" + secret + "\n#EXT-X-ENDLIST\n");
        Recording recording = read(http("evil.m3u8"));
        assertThat(recording.awaitEnd()).isNotInstanceOf(DecodeEnd.Finished.class);
        assertThat(recording.frames()).isEmpty();
        assertThat(recording.sounds()).isEmpty();
    }

    @Test
    void aRedirectDoesNotLeadToFiles() {
        Ffmpeg.make(folder.resolve("plain.ts"), MEDIA + "-f mpegts");
        Recording recording = read(http("moved"));
        assertThat(recording.awaitEnd()).isNotInstanceOf(DecodeEnd.Finished.class);
        assertThat(recording.frames()).isEmpty();
    }

    @Test
    void whatIsNotThereIsGone() {
        assertThat(read(http("nothing.ts")).awaitEnd()).isInstanceOf(DecodeEnd.SourceGone.class);
    }

    @Test
    void nobodyListeningIsGoneAndTheMessageHoldsNoKey() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Recording recording = read(URI.create("rtmp://127.0.0.1:" + free + "/live/x?key=secret"));
        assertThat(recording.awaitEnd())
                .isInstanceOfSatisfying(
                        DecodeEnd.SourceGone.class,
                        gone -> assertThat(gone.why()).doesNotContain("secret"));
    }

    @Test
    void otherSchemesAreRefused() {
        for (String address : new String[] {"file:///etc/passwd", "concat:a", "udp://h:1", "/etc/passwd"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Address(URI.create(address)));
        }
    }

    private URI http(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    private static Recording read(URI address) {
        Recording recording = new Recording();
        recording.follow(pool.openSource(new StreamId("pulled"), SessionId.random(), new Address(address), recording));
        return recording;
    }
}
