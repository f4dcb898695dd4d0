package dev.firebreak.media.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.StreamKey;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillPublisherIT {
    private static final StreamKey KEY = new StreamKey("secret-drill-key");
    private static final DrillTimetable SHORT = new DrillTimetable(3, Duration.ofSeconds(2), Duration.ofMillis(2500));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void everyFrameArrivesInOrderWithItsFlag() throws Exception {
        Path received = folder.resolve("received.ts");
        RecordedDrill drill = new RecordedDrill();
        int port = freePort();
        Process server = listen(port, received);
        try (DrillPublisher publisher = DrillPublisher.start(settings(port), drill, Clock.systemUTC())) {
            assertThat(publisher.awaitEnd(PATIENCE).orElseThrow()).isInstanceOf(DrillEnd.Completed.class);
        } finally {
            end(server);
        }
        List<StampedSegment> read = new StampReader(PATIENCE).read(List.of(Files.readAllBytes(received)));

        assertThat(read).hasSize(1);
        assertThat(read.getFirst().stamps())
                .isEqualTo(IntStream.range(0, SHORT.totalFrames())
                        .mapToObj(SHORT::stamp)
                        .toList());
        assertThat(drill.stamps()).isEqualTo(read.getFirst().stamps());
    }

    private static DrillSettings settings(int port) {
        return DrillSettings.staged(URI.create("rtmp://127.0.0.1:" + port + "/live"), KEY, SHORT);
    }

    private Process listen(int port, Path target) throws IOException, InterruptedException {
        Process server = new ProcessBuilder(
                        "ffmpeg",
                        "-hide_banner",
                        "-v",
                        "error",
                        "-nostdin",
                        "-y",
                        "-listen",
                        "1",
                        "-i",
                        "rtmp://127.0.0.1:" + port + "/live/" + KEY.secret(),
                        "-c",
                        "copy",
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.txt").toFile())
                .start();
        awaitListening(port);
        return server;
    }

    /** A probing connection would be taken for the publisher, so the kernel's table is asked. */
    private static void awaitListening(int port) throws IOException {
        String listening = String.format(Locale.ROOT, ":%04X 00000000:0000 0A", port);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(Path.of("/proc/net/tcp")).contains(listening)) {
            assertThat(System.nanoTime()).as("ffmpeg listens").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void end(Process server) throws InterruptedException {
        if (!server.waitFor(10, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
