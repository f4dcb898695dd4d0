package dev.firebreak.media.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.MediaPacket.AudioConfig;
import dev.firebreak.core.stream.MediaPacket.AudioPacket;
import dev.firebreak.core.stream.MediaPacket.VideoConfig;
import dev.firebreak.core.stream.MediaPacket.VideoPacket;
import dev.firebreak.core.stream.MediaSink.EndReason;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TsSegmenterTest {
    private static final byte[] AVC = {1, 66, 0, 30, (byte) 0xff, (byte) 0xe1, 0, 2, 0x67, 66, 1, 0, 2, 0x68, 1};
    private static final byte[] OTHER_AVC = {1, 66, 0, 30, (byte) 0xff, (byte) 0xe1, 0, 2, 0x67, 77, 1, 0, 2, 0x68, 1};
    private static final byte[] AAC = {0x12, 0x10};

    private final List<Segment> segments = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private int fed;
    private final TsSegmenter segmenter = new TsSegmenter(
            new StreamId("s"),
            SessionId.random(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new Segmentation(Duration.ofSeconds(1), Duration.ofSeconds(4), 64 << 10),
            (segment, bytes) -> {
                segments.add(segment);
                contents.add(bytes);
            },
            packet -> fed++);

    @Test
    void aJumpBackIsADiscontinuityAndMediaTimeGoesOn() {
        segmenter.packet(new VideoConfig(AVC));
        pictures(0, 2000);
        pictures(500, 2500);
        segmenter.ended(EndReason.PUBLISHER_LEFT);
        assertThat(segments).hasSize(4);
        assertThat(segments.stream().map(Segment::discontinuity)).containsExactly(false, false, true, false);
        assertThat(segments.get(2).offset()).isEqualTo(Duration.ofMillis(1900 + 40));
        assertThat(segments).allSatisfy(each -> assertThat(each.duration()).isPositive());
    }

    @Test
    void aJumpForwardByMoreThanTenSecondsIsBridgedAndOneOfTenIsKept() {
        segmenter.packet(new VideoConfig(AVC));
        pictures(0, 1000);
        pictures(10_900, 12_000);
        pictures(50_000, 51_000);
        segmenter.ended(EndReason.PUBLISHER_LEFT);
        assertThat(segments.stream().map(each -> each.offset().toMillis()))
                .containsExactly(0L, 10_900L, 11_900L, 11_940L);
        assertThat(segments.stream().map(Segment::discontinuity)).containsExactly(false, false, false, true);
    }

    @Test
    void aNewPictureConfigurationStartsADiscontinuousSegment() {
        segmenter.packet(new VideoConfig(AVC));
        pictures(0, 500);
        segmenter.packet(new VideoConfig(OTHER_AVC));
        pictures(500, 1000);
        segmenter.ended(EndReason.PUBLISHER_LEFT);
        assertThat(segments.stream().map(Segment::discontinuity)).containsExactly(false, true);
    }

    @Test
    void withoutKeyFramesASegmentEndsAtItsLimitAndPicturesAreDropped() {
        segmenter.packet(new VideoConfig(AVC));
        segmenter.packet(picture(0, true));
        for (long millis = 100; millis <= 4000; millis += 100) {
            segmenter.packet(picture(millis, false));
        }
        assertThat(segments).hasSize(1);
        assertThat(segmenter.dropped(SegmenterDrop.SEGMENT_LIMIT)).isEqualTo(1);
        segmenter.packet(picture(4100, false));
        assertThat(segmenter.dropped(SegmenterDrop.SEGMENT_LIMIT)).isEqualTo(2);
        segmenter.packet(picture(4200, true));
        segmenter.ended(EndReason.PUBLISHER_LEFT);
        assertThat(segments.getLast().discontinuity()).isTrue();
        assertThat(segments.getLast().offset()).isEqualTo(Duration.ofMillis(4200));
    }

    @Test
    void aSegmentEndsAtItsSizeLimit() {
        segmenter.packet(new VideoConfig(AVC));
        segmenter.packet(picture(0, true));
        for (long millis = 33; millis < 1000; millis += 33) {
            segmenter.packet(new VideoPacket(millis, millis, false, slice(1, 6000)));
        }
        assertThat(segments).hasSize(1);
        assertThat(contents.getFirst().length).isBetween(64 << 10, (64 << 10) + 7000);
    }

    @Test
    void packetsAtTheSizeLimitPassAndLargerOnesAreDropped() {
        segmenter.packet(new VideoConfig(AVC));
        segmenter.packet(new VideoPacket(0, 0, true, slice(5, TsSegmenter.MAX_ACCESS_UNIT_BYTES - 4)));
        assertThat(segmenter.dropped(SegmenterDrop.OVERSIZED)).isZero();
        segmenter.packet(new VideoPacket(33, 33, false, slice(1, TsSegmenter.MAX_ACCESS_UNIT_BYTES - 3)));
        assertThat(segmenter.dropped(SegmenterDrop.OVERSIZED)).isEqualTo(1);
        segmenter.packet(new AudioConfig(AAC));
        segmenter.packet(new AudioPacket(40, new byte[AacConfig.MAX_FRAME_BYTES]));
        assertThat(segmenter.dropped(SegmenterDrop.OVERSIZED)).isEqualTo(1);
        segmenter.packet(new AudioPacket(60, new byte[AacConfig.MAX_FRAME_BYTES + 1]));
        assertThat(segmenter.dropped(SegmenterDrop.OVERSIZED)).isEqualTo(2);
    }

    @Test
    void whatComesBeforeAKeyFrameOrIsBrokenIsDroppedAndCounted() {
        segmenter.packet(picture(0, true));
        segmenter.packet(new VideoConfig(new byte[] {1, 2, 3}));
        segmenter.packet(new VideoConfig(AVC));
        segmenter.packet(picture(10, false));
        segmenter.packet(new VideoPacket(20, 20, true, new byte[] {0, 0, 9, 9, 5}));
        segmenter.packet(new AudioPacket(20, new byte[9]));
        assertThat(segmenter.dropped(SegmenterDrop.BEFORE_KEY_FRAME)).isEqualTo(2);
        assertThat(segmenter.dropped(SegmenterDrop.MALFORMED)).isEqualTo(2);
        assertThat(segmenter.dropped(SegmenterDrop.UNUSABLE_SOUND)).isEqualTo(1);
        assertThat(fed).isZero();
    }

    @Test
    void aPictureMarkedAsKeyWithoutBeingOneStartsNothing() {
        segmenter.packet(new VideoConfig(AVC));
        segmenter.packet(new VideoPacket(0, 0, true, slice(1, 50)));
        assertThat(segmenter.dropped(SegmenterDrop.BEFORE_KEY_FRAME)).isEqualTo(1);
    }

    @Test
    void soundThatComesFirstBelongsToTheFirstSegment() {
        segmenter.packet(new AudioConfig(AAC));
        segmenter.packet(new VideoConfig(AVC));
        segmenter.packet(new AudioPacket(0, new byte[20]));
        segmenter.packet(new AudioPacket(23, new byte[20]));
        pictures(40, 1100);
        segmenter.ended(EndReason.PUBLISHER_LEFT);
        assertThat(segments.getFirst().offset()).isEqualTo(Duration.ZERO);
    }

    @Test
    void transportPacketsAreWholeAndTheirCountersRunOn() {
        segmenter.packet(new AudioConfig(AAC));
        segmenter.packet(new VideoConfig(AVC));
        for (long millis = 0; millis < 3000; millis += 100) {
            segmenter.packet(picture(millis, millis % 1000 == 0));
            segmenter.packet(new AudioPacket(millis, new byte[300]));
        }
        segmenter.ended(EndReason.PUBLISHER_LEFT);
        int[] counters = new int[0x2000];
        Arrays.fill(counters, -1);
        for (byte[] bytes : contents) {
            assertThat(bytes.length % TsMuxer.PACKET).isZero();
            for (int at = 0; at < bytes.length; at += TsMuxer.PACKET) {
                int pid = (bytes[at + 1] & 0x1f) << 8 | (bytes[at + 2] & 0xff);
                int counter = bytes[at + 3] & 15;
                assertThat(bytes[at]).isEqualTo((byte) 0x47);
                assertThat(counters[pid] < 0 || counter == ((counters[pid] + 1) & 15))
                        .isTrue();
                counters[pid] = counter;
            }
        }
    }

    @Test
    void aSegmentationNeedsAPositiveTargetBelowItsMaximum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Segmentation(Duration.ZERO, Duration.ofSeconds(1), 1 << 20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Segmentation(Duration.ofSeconds(2), Duration.ofSeconds(1), 1 << 20));
    }

    private void pictures(long from, long to) {
        for (long millis = from; millis < to; millis += 100) {
            segmenter.packet(picture(millis, (millis - from) % 1000 == 0));
        }
    }

    private static VideoPacket picture(long millis, boolean key) {
        return new VideoPacket(millis, millis, key, slice(key ? 5 : 1, 400));
    }

    private static byte[] slice(int type, int length) {
        byte[] unit = new byte[4 + length];
        unit[0] = (byte) (length >>> 24);
        unit[1] = (byte) (length >>> 16);
        unit[2] = (byte) (length >>> 8);
        unit[3] = (byte) length;
        unit[4] = (byte) type;
        return unit;
    }
}
