package dev.firebreak.media.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.media.tool.Ffmpeg;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
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
    void everyFrameArrivesInOrderWithItsFlagAndTheFirstShotIsHeardWhenItIsSeen() throws Exception {
        RecordedDrill drill = new RecordedDrill();
        Path received = folder.resolve("received.ts");
        int port = freePort();
        Process server = listen(port, received);
        try (DrillPublisher publisher = DrillPublisher.start(settings(port), drill, Clock.systemUTC())) {
            assertThat(publisher.awaitEnd(PATIENCE).orElseThrow()).isInstanceOf(DrillEnd.Completed.class);
        } finally {
            end(server);
        }
        List<Stamp> expected =
                IntStream.range(0, SHORT.totalFrames()).mapToObj(SHORT::stamp).toList();

        assertThat(drill.stamps()).isEqualTo(expected);
        assertThat(drill.times()).isSorted().allSatisfy(at -> assertThat(at).isAfterOrEqualTo(drill.accepted()));
        assertThat(drill.seen())
                .isBetween(
                        drill.times().get(SHORT.attackFrame() - 1),
                        drill.times().get(SHORT.attackFrame()));
        assertThat(drill.heard())
                .isBetween(
                        drill.times().get(SHORT.attackFrame() - 3),
                        drill.times().get(SHORT.attackFrame() + 1));
        assertThat(stamps(received)).isEqualTo(expected);
        assertThat(stamps(smaller(received, "1280:720", "1M"))).isEqualTo(expected);
        assertThat(stamps(smaller(received, "320:180", "200k"))).isEqualTo(expected);
        assertThat(firstLoudSecond(received))
                .isCloseTo((double) SHORT.attackFrame() / DrillTimetable.FRAME_RATE, within(0.04));
    }

    @Test
    void aClipIsPublishedAfterTheHarmlessPart() throws Exception {
        Path clip = Ffmpeg.make(
                folder.resolve("clip.mp4"),
                "-f lavfi -i testsrc=size=400x300:rate=25 -f lavfi -i sine=frequency=700 -t 2 -c:v libx264 -c:a aac");
        Path received = folder.resolve("received.ts");
        int port = freePort();
        DrillSettings settings = settings(port).withClip(new DrillSettings.Clip(clip, Duration.ofMillis(500)));
        Process server = listen(port, received);
        try (DrillPublisher publisher = DrillPublisher.start(settings, new DrillListener() {}, Clock.systemUTC())) {
            assertThat(publisher.awaitEnd(PATIENCE).orElseThrow()).isInstanceOf(DrillEnd.Completed.class);
        } finally {
            end(server);
        }
        List<Stamp> stamps = stamps(received);

        assertThat(stamps).hasSizeBetween(2 * 60 - 2, 2 * 60 + 2);
        assertThat(stamps)
                .isEqualTo(IntStream.range(0, stamps.size())
                        .mapToObj(frame -> new Stamp(frame, frame >= 60 + 15))
                        .toList());
    }

    @Test
    void aServerThatDiesEndsTheDrill() throws Exception {
        RecordedDrill drill = new RecordedDrill();
        int port = freePort();
        Process server = listen(port, folder.resolve("received.ts"));
        try (DrillPublisher publisher = DrillPublisher.start(settings(port), drill, Clock.systemUTC())) {
            assertThat(drill.running.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            server.destroyForcibly();

            assertThat(publisher.awaitEnd(PATIENCE).orElseThrow()).isInstanceOf(DrillEnd.EndedByServer.class);
        } finally {
            end(server);
        }
    }

    @Test
    void closingStopsThePublishAndNoProcessShowsTheKey() throws Exception {
        RecordedDrill drill = new RecordedDrill();
        int port = freePort();
        Process server = listen(port, folder.resolve("received.ts"));
        DrillPublisher publisher = DrillPublisher.start(settings(port), drill, Clock.systemUTC());
        try (publisher) {
            assertThat(drill.running.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            List<String> lines = ProcessHandle.current()
                    .children()
                    .flatMap(child -> child.info().commandLine().stream())
                    .filter(line -> line.contains("DrillPublisherMain"))
                    .toList();
            assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(KEY.secret()));
        } finally {
            end(server);
        }
        assertThat(publisher.awaitEnd(PATIENCE).orElseThrow()).isInstanceOf(DrillEnd.Stopped.class);
    }

    @Test
    void aRefusalCarriesTheServersWordsButNotTheKey() throws Exception {
        try (RefusingRtmpServer server = new RefusingRtmpServer("no " + KEY.secret() + ": banned");
                DrillPublisher publisher =
                        DrillPublisher.start(settings(server.port()), new DrillListener() {}, Clock.systemUTC())) {
            assertThat(publisher.awaitEnd(PATIENCE).orElseThrow())
                    .isInstanceOfSatisfying(
                            DrillEnd.Refused.class,
                            end -> assertThat(end.message()).contains("banned").doesNotContain(KEY.secret()));
        }
    }

    @Test
    void noServerIsSomethingElseThanARefusal() throws Exception {
        try (DrillPublisher publisher =
                DrillPublisher.start(settings(freePort()), new DrillListener() {}, Clock.systemUTC())) {
            assertThat(publisher.awaitEnd(PATIENCE).orElseThrow()).isInstanceOf(DrillEnd.Unreachable.class);
        }
    }

    @Test
    void aClipThatIsNoMediaFails() throws Exception {
        Path text = Files.writeString(folder.resolve("clip.mp4"), "not a film");
        DrillSettings settings = settings(freePort()).withClip(new DrillSettings.Clip(text, Duration.ZERO));
        try (DrillPublisher publisher = DrillPublisher.start(settings, new DrillListener() {}, Clock.systemUTC())) {
            assertThat(publisher.awaitEnd(PATIENCE).orElseThrow()).isInstanceOf(DrillEnd.Failed.class);
        }
    }

    private static List<Stamp> stamps(Path file) throws Exception {
        List<StampedSegment> read = new StampReader(PATIENCE).read(List.of(Files.readAllBytes(file)));
        assertThat(read)
                .hasSize(1)
                .allSatisfy(segment -> assertThat(segment.complete()).isTrue());
        return read.getFirst().stamps();
    }

    private Path smaller(Path file, String size, String bitRate) {
        return Ffmpeg.make(
                folder.resolve(bitRate + ".ts"),
                "-i " + file + " -an -vf scale=" + size + " -c:v libx264 -preset ultrafast -fps_mode passthrough -b:v "
                        + bitRate + " -maxrate " + bitRate + " -bufsize " + bitRate);
    }

    /** When the sound first passes half of full scale, in seconds since the first picture. */
    private double firstLoudSecond(Path file) throws IOException {
        Path raw = Ffmpeg.make(folder.resolve("sound.f32"), "-i " + file + " -vn -ac 1 -ar 48000 -f f32le");
        FloatBuffer samples = ByteBuffer.wrap(Files.readAllBytes(raw))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        int at = 0;
        while (Math.abs(samples.get(at)) < 0.5) {
            at++;
        }
        return at / 48_000.0 + start(file, "a:0") - start(file, "v:0");
    }

    private static double start(Path file, String stream) {
        String said = Ffmpeg.probe(file, "-select_streams " + stream + " -show_entries stream=start_time -of csv=p=0");
        return Double.parseDouble(
                said.lines().findFirst().orElseThrow().replace(",", "").strip());
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
