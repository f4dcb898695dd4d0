package dev.firebreak.app.banking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MediaRunTest {
    private static final SessionId SESSION = SessionId.random();
    private static final int SIZE = 10;

    @TempDir
    Path folder;

    private static Segment segment(int number, SegmentFormat format, boolean broken) {
        return new Segment(
                new SegmentId(new StreamId("lobby"), SESSION, number),
                Duration.ofSeconds(2L * number),
                FakeClock.START,
                Duration.ofSeconds(2),
                format,
                SIZE,
                Hash256.sha256(new byte[SIZE]),
                broken);
    }

    private static Segment transport(int number) {
        return segment(number, SegmentFormat.MPEG_TS, false);
    }

    private static Optional<byte[]> bytes(Segment segment) {
        return Optional.of(new byte[SIZE]);
    }

    private List<MediaRun> runs(List<Segment> segments) throws IOException {
        return MediaRun.write(segments, MediaRunTest::bytes, folder);
    }

    @Test
    void whatFollowsEachOtherIsOneFile() throws IOException {
        List<MediaRun> runs = runs(List.of(transport(3), transport(4), transport(5)));

        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.at()).isZero();
            assertThat(run.file()).hasSize(3 * SIZE).hasExtension("ts");
        });
    }

    @Test
    void aBreakAHoleAndMatroskaBeginAnother() throws IOException {
        Segment broken = segment(4, SegmentFormat.MPEG_TS, true);
        List<Segment> matroska =
                List.of(segment(7, SegmentFormat.MATROSKA, false), segment(8, SegmentFormat.MATROSKA, false));

        assertThat(runs(List.of(transport(3), broken, transport(6), matroska.get(0), matroska.get(1))))
                .extracting(run -> run.at().toSeconds())
                .containsExactly(0L, 2L, 6L, 8L, 10L);
    }

    @Test
    void aSegmentThatIsGoneLeavesAHole() throws IOException {
        List<Segment> segments = List.of(transport(0), transport(1), transport(2));

        List<MediaRun> runs = MediaRun.write(
                segments, segment -> segment.id().sequence() == 1 ? Optional.empty() : bytes(segment), folder);

        assertThat(runs).extracting(run -> run.at().toSeconds()).containsExactly(0L, 4L);
        assertThat(runs).allSatisfy(run -> assertThat(Files.size(run.file())).isEqualTo(SIZE));
    }

    @Test
    void whatIsBeyondTheLimitIsLeftOut() throws IOException {
        List<Segment> segments = List.of(transport(0), transport(1), transport(2));

        assertThat(Files.size(MediaRun.write(segments, MediaRunTest::bytes, folder, 3 * SIZE)
                        .getFirst()
                        .file()))
                .isEqualTo(3 * SIZE);
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(Files.size(MediaRun.write(segments, MediaRunTest::bytes, other, 3 * SIZE - 1)
                        .getFirst()
                        .file()))
                .isEqualTo(2 * SIZE);
    }
}
