package dev.firebreak.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ffmpeg as a viewer: plays a live stream through the gate, over a republish, and decodes every frame of it. */
class HlsGatePlaybackIT {
    private static final StreamId STREAM = new StreamId("studio");
    private static final int SECONDS = 4;
    private static final int FRAMES_PER_SECOND = 25;

    @TempDir
    Path directory;

    private final InMemorySegmentStore store = new InMemorySegmentStore();
    private final HlsGate gate = new HlsGate(
            store, GateSettings.defaults().withEndAfter(Duration.ZERO).withLookahead(Duration.ZERO), Clock.systemUTC());
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final Deque<Segment> coming = new ArrayDeque<>();

    @Test
    void ffmpegPlaysALiveStreamOverARepublishWithoutAnError() throws Exception {
        SessionId first = SessionId.random();
        SessionId second = SessionId.random();
        coming.addAll(record(first, "160x120", 440));
        coming.addAll(record(second, "320x180", 880));
        gate.open(STREAM, first, LatePolicy.HOLD);
        for (int i = 0; i < 3; i++) {
            listNext();
        }

        List<String> output;
        try (GateServer server = new GateServer(gate, this::servedOne)) {
            output = play(server.playlistUrl(STREAM));
        }

        assertThat(output)
                .filteredOn(line -> line.startsWith("frame="))
                .last()
                .asString()
                .isEqualTo("frame=" + 2 * SECONDS * FRAMES_PER_SECOND);
        assertThat(output)
                .filteredOn(line -> !line.matches("[a-z_0-9]+=.*"))
                .as("what ffmpeg complained about, but for the timestamps that its output gets at the discontinuity")
                .allMatch(line -> line.startsWith("[null @") && line.contains("non monotonically increasing dts"));
        assertThat(served).doesNotHaveDuplicates().hasSize(2 * SECONDS);
        assertThat(gate.playlist(STREAM)).isInstanceOfSatisfying(PlaylistAnswer.Playlist.class, playlist -> {
            assertThat(playlist.text()).contains("#EXT-X-DISCONTINUITY\n", "#EXT-X-ENDLIST");
            ParsedPlaylist.parse(playlist.text());
        });
    }

    /** Lists one more segment whenever the viewer has fetched the newest one. */
    private void servedOne(String path) {
        synchronized (coming) {
            served.add(path);
            if (coming.isEmpty() || served.size() + coming.size() >= 2 * SECONDS) {
                listNext();
            }
        }
    }

    private void listNext() {
        synchronized (coming) {
            Segment next = coming.pollFirst();
            if (next == null) {
                return;
            }
            SessionId session = next.id().session();
            if (next.id().sequence() == 0) {
                gate.open(STREAM, session, LatePolicy.HOLD);
            }
            gate.offer(next);
            gate.analysed(session, next.end(), VerdictLevel.CLEAR);
            if (coming.isEmpty()) {
                gate.sessionEnded(session);
                gate.analysisEnded(session, VerdictLevel.CLEAR);
            }
        }
    }

    private List<String> play(String url) throws IOException, InterruptedException {
        Path output = directory.resolve("viewer.out");
        Process viewer = new ProcessBuilder(
                        "ffmpeg",
                        "-hide_banner",
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-progress",
                        "pipe:1",
                        "-live_start_index",
                        "0",
                        "-i",
                        url,
                        "-fps_mode",
                        "passthrough",
                        "-f",
                        "null",
                        "-")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(viewer.waitFor(90, TimeUnit.SECONDS))
                    .as("ffmpeg ends with the playlist")
                    .isTrue();
        } finally {
            viewer.destroyForcibly();
        }
        assertThat(viewer.exitValue()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    /** Makes a session of one-second segments and puts their bytes into the store. */
    private List<Segment> record(SessionId session, String size, int tone) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(directory.resolve(session.toString()));
        Path log = folder.resolve("ffmpeg.out");
        Process recorder = new ProcessBuilder(("ffmpeg -hide_banner -nostdin -loglevel error -f lavfi -i testsrc2=size="
                                + size
                                + ":rate=" + FRAMES_PER_SECOND + " -f lavfi -i sine=frequency=" + tone + " -t "
                                + SECONDS
                                + " -c:v libx264 -preset ultrafast -threads 1 -pix_fmt yuv420p -g " + FRAMES_PER_SECOND
                                + " -sc_threshold 0 -c:a aac -f hls -hls_time 1 -hls_list_size 0 -hls_segment_filename "
                                + folder + "/%d.ts " + folder + "/made.m3u8")
                        .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(recorder.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(recorder.exitValue()).as(Files.readString(log)).isZero();
        Deque<Segment> segments = new ArrayDeque<>();
        for (int i = 0; i < SECONDS; i++) {
            byte[] bytes = Files.readAllBytes(folder.resolve(i + ".ts"));
            Segment segment = new Segment(
                    new SegmentId(STREAM, session, i),
                    Duration.ofSeconds(i),
                    Instant.EPOCH.plusSeconds(i),
                    Duration.ofSeconds(1),
                    SegmentFormat.MPEG_TS,
                    bytes.length,
                    Hash256.sha256(bytes),
                    false);
            store.put(segment, bytes);
            segments.add(segment);
        }
        return List.copyOf(segments);
    }
}
