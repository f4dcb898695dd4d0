package dev.firebreak.media.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.MediaSink.EndReason;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.tool.Ffmpeg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsSegmenterIT {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SOURCE =
            "-f lavfi -i testsrc2=size=320x180:rate=30 -f lavfi -i sine=frequency=440:sample_rate=44100 -t 6 ";
    private static final String H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p ";

    @TempDir
    private Path folder;

    private final List<Segment> segments = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final List<FedPacket> fed = new ArrayList<>();

    @Test
    void everySegmentDecodesOnItsOwnAndHoldsEveryFrame() throws IOException {
        segment(SOURCE + H264 + "-bf 2 -g 30 -c:a aac -f flv");
        assertThat(segments).hasSize(6);
        int frames = 0;
        for (int i = 0; i < segments.size(); i++) {
            Path file = Files.write(folder.resolve(i + ".ts"), contents.get(i));
            assertThat(Ffmpeg.complaints(file)).isEmpty();
            String probed = Ffmpeg.probe(
                    file, "-count_frames -select_streams v -show_entries stream=nb_read_frames -of csv=p=0");
            frames += Integer.parseInt(
                    probed.lines().findFirst().orElseThrow().replace(",", "").strip());
            assertThat(segments.get(i).id().sequence()).isEqualTo(i);
            assertThat(segments.get(i).sha256()).isEqualTo(Hash256.sha256(contents.get(i)));
            assertThat(segments.get(i).start())
                    .isEqualTo(NOON.plus(segments.get(i).offset())
                            .minus(segments.getFirst().offset()));
        }
        assertThat(frames).isEqualTo(180);
        assertSegmentsFollow();
    }

    @Test
    void theFeedCarriesWhatTheSegmentsHold() throws IOException {
        segment(SOURCE + H264 + "-bf 2 -g 60 -c:a aac -f flv");
        Path joined = joined();
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        pictures().forEach(each -> pictures.writeBytes(each.bytes()));
        Path raw = Ffmpeg.make(folder.resolve("raw.h264"), "-i " + joined + " -map v -c copy -f h264");
        assertThat(pictures.toByteArray()).isEqualTo(Files.readAllBytes(raw));
        List<Long> times = Ffmpeg.probe(joined, "-select_streams v -show_entries packet=pts -of csv=p=0")
                .lines()
                .map(line -> line.replace(",", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> (Long.parseLong(line) - TsMuxer.BASE_TICKS) * 100 / 9)
                .toList();
        assertThat(pictures().stream().map(FedPacket::presentMicros)).isEqualTo(times);
        assertThat(fed.stream().filter(each -> each.kind() == FedPacket.Kind.KEY_PICTURE))
                .hasSize(3);
        assertThat(fed.stream().filter(FedPacket::segmentStart)).hasSize(3);
        assertThat(fed).allMatch(each -> each.tracks().equals(new FedPacket.Tracks(true, true)));
        assertThat(segments)
                .hasSize(3)
                .allSatisfy(each ->
                        assertThat(each.duration()).isBetween(Duration.ofMillis(1950), Duration.ofMillis(2050)));
    }

    @Test
    void timestampsOfTheJoinedStreamCountFromTheFixedBase() throws IOException {
        segment(SOURCE + H264 + "-bf 0 -g 30 -c:a aac -f flv");
        Path file = joined();
        String times = Ffmpeg.probe(file, "-select_streams v -show_entries packet=pts_time -of csv=p=0");
        double first =
                Double.parseDouble(times.lines().findFirst().orElseThrow().replace(",", ""));
        assertThat(first).isBetween(10.0, 10.1);
        assertThat(Ffmpeg.complaints(file)).isEmpty();
    }

    @Test
    void soundAloneIsCutByTime() throws IOException {
        segment("-f lavfi -i sine=frequency=440:sample_rate=48000 -t 3.9 -c:a aac -f flv");
        assertThat(segments).hasSize(4);
        Path file = Files.write(folder.resolve("sound.ts"), contents.get(2));
        assertThat(Ffmpeg.complaints(file)).isEmpty();
        assertThat(Ffmpeg.probe(file, "-show_entries stream=codec_name -of csv=p=0"))
                .contains("aac");
        assertSegmentsFollow();
    }

    @Test
    void picturesAloneAreCutAtKeyFrames() throws IOException {
        segment("-f lavfi -i testsrc2=size=320x180:rate=30 -t 4 " + H264 + "-g 30 -f flv");
        assertThat(segments).hasSize(4);
        assertThat(Ffmpeg.complaints(Files.write(folder.resolve("p.ts"), contents.get(3))))
                .isEmpty();
    }

    private Path joined() throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        contents.forEach(joined::writeBytes);
        return Files.write(folder.resolve("joined.ts"), joined.toByteArray());
    }

    private List<FedPacket> pictures() {
        return fed.stream().filter(each -> each.kind() != FedPacket.Kind.SOUND).toList();
    }

    private void segment(String arguments) throws IOException {
        Path flv = Ffmpeg.make(folder.resolve("source.flv"), arguments);
        TsSegmenter segmenter = new TsSegmenter(
                new StreamId("test"),
                SessionId.random(),
                Clock.fixed(NOON, ZoneOffset.UTC),
                Segmentation.DEFAULT,
                (segment, bytes) -> {
                    segments.add(segment);
                    contents.add(bytes);
                },
                fed::add);
        for (MediaPacket packet : FlvPackets.read(Files.readAllBytes(flv))) {
            segmenter.packet(packet);
        }
        segmenter.ended(EndReason.PUBLISHER_LEFT);
        for (SegmenterDrop reason : SegmenterDrop.values()) {
            assertThat(segmenter.dropped(reason)).as("%s", reason).isZero();
        }
    }

    private void assertSegmentsFollow() {
        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).offset()).isEqualTo(segments.get(i - 1).end());
            assertThat(segments.get(i).discontinuity()).isFalse();
        }
    }
}
