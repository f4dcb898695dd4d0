package dev.firebreak.media.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DropReason;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.media.feed.FedPacket;
import dev.firebreak.media.feed.FedPacket.Kind;
import dev.firebreak.media.feed.FedPacket.Tracks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CodecTest {
    @Test
    void ordersComeThroughAsTheyWere() throws IOException {
        for (Order order : List.of(
                new Order.OpenFeed(1, "a", new Order.Resume(1, 2, 3)),
                new Order.OpenSource(2, "b", "/x.mp4", true, Order.Resume.FROM_START),
                new Order.End(3),
                new Order.Demand(4, SamplingDemand.ALERT, 9),
                new Order.Acknowledge(5, 77),
                new Order.Close(6))) {
            assertThat(OrderCodec.read(in(orderBytes(order)))).isEqualTo(order);
        }
    }

    @Test
    void packetsComeThroughAsTheyWere() throws IOException {
        List<FedPacket> sent = List.of(
                new FedPacket(Kind.KEY_PICTURE, true, new Tracks(true, false), 40, 20, new byte[] {1, 2}),
                new FedPacket(Kind.PICTURE, false, new Tracks(true, true), 80, 60, new byte[0]),
                new FedPacket(Kind.SOUND, false, new Tracks(false, true), 21, 21, new byte[] {3}));
        Order.Feed feed = (Order.Feed) OrderCodec.read(in(orderBytes(new Order.Feed(7, 5, sent))));
        assertThat(feed.pictureMicros()).isEqualTo(5);
        assertThat(feed.segmentStart()).isTrue();
        assertThat(feed.packets()).usingRecursiveComparison().isEqualTo(sent);
    }

    @Test
    void aFeedOfAsManyPacketsAsMayBePassesAndOneMoreIsRefused() throws IOException {
        FedPacket one = new FedPacket(Kind.SOUND, false, new Tracks(false, true), 0, 0, new byte[0]);
        byte[] most = orderBytes(new Order.Feed(7, 5, Collections.nCopies(OrderCodec.MAX_FEED_PACKETS, one)));
        assertThat(((Order.Feed) OrderCodec.read(in(most))).packets()).hasSize(OrderCodec.MAX_FEED_PACKETS);
        byte[] more = orderBytes(new Order.Feed(7, 5, Collections.nCopies(OrderCodec.MAX_FEED_PACKETS + 1, one)));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> OrderCodec.read(in(more)));
    }

    @Test
    void motionComesThroughAsItWas() throws IOException {
        List<Motion> all = List.of(
                new Motion.Measured(0.0625, Duration.ofMillis(1_310)),
                new Motion.Unknown(Motion.Cause.FEW_PICTURES),
                new Motion.Unknown(Motion.Cause.STILL),
                new Motion.Unknown(Motion.Cause.UNCLEAR));
        for (Motion motion : all) {
            Report moved = new Report.Moved(3, new Evidence.OfMotion(Duration.ofMillis(1_500), motion));
            assertThat(ReportCodec.read(in(reportBytes(moved)))).isEqualTo(moved);
        }
    }

    @Test
    void motionThatCannotBeIsRefused() throws IOException {
        Motion late = new Motion.Measured(0.1, Duration.ofMillis(501));
        Motion none = new Motion.Unknown(Motion.Cause.STILL);
        for (Evidence.OfMotion step : List.of(
                new Evidence.OfMotion(Duration.ofMillis(500), late),
                new Evidence.OfMotion(Duration.ZERO, none),
                new Evidence.OfMotion(Duration.ofMillis(750), none))) {
            byte[] bytes = reportBytes(new Report.Moved(3, step));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> ReportCodec.read(in(bytes)));
        }
        byte[] code = reportBytes(new Report.Moved(3, new Evidence.OfMotion(Duration.ofMillis(500), none)));
        code[code.length - 1] = 4;
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ReportCodec.read(in(code)));
        byte[] jerk = reportBytes(new Report.Moved(
                3, new Evidence.OfMotion(Duration.ofMillis(500), new Motion.Measured(1, Duration.ZERO))));
        jerk[jerk.length - 9]++; // 1 becomes the next larger number
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ReportCodec.read(in(jerk)));
    }

    @Test
    void reportsComeThroughAsTheyWere() throws IOException {
        MediaInfo info = new MediaInfo(
                "mpegts",
                Optional.of(new MediaInfo.Picture("h264", 1280, 720, 90)),
                Optional.of(new MediaInfo.Track("aac", 48_000, 2)),
                Optional.of(Duration.ofSeconds(3)));
        for (Report report : List.of(
                new Report.Ready(0),
                new Report.Opened(1, info),
                new Report.Opened(1, new MediaInfo("wav", Optional.empty(), Optional.empty(), Optional.empty())),
                new Report.Taken(2, 188),
                new Report.Dropped(3, DropReason.QUEUE_FULL, 4),
                new Report.Ended(4, new DecodeEnd.Finished(Duration.ofMillis(5), 6, true)),
                new Report.Ended(4, new DecodeEnd.BadMedia("a", "b", "c")),
                new Report.Ended(4, new DecodeEnd.SourceGone("d")),
                new Report.Ended(4, new DecodeEnd.Quarantined(2, Interruption.Cause.HANG)),
                new Report.Ended(4, new DecodeEnd.Closed()))) {
            assertThat(ReportCodec.read(in(reportBytes(report)))).isEqualTo(report);
        }
    }

    @Test
    void picturesSoundAndSegmentsKeepTheirBytes() throws IOException {
        Frame frame = new Frame(Duration.ofMillis(40), 2, 1, new byte[] {1, 2, 3, 4, 5, 6}, true);
        Report.Picture picture = (Report.Picture) ReportCodec.read(in(reportBytes(new Report.Picture(1, frame))));
        assertThat(picture.frame().rgb()).isEqualTo(frame.rgb());
        assertThat(picture.frame().at()).isEqualTo(frame.at());
        Sound sound = new Sound(Duration.ofMillis(100), new float[] {0.5f, -1});
        Report.Heard heard = (Report.Heard) ReportCodec.read(in(reportBytes(new Report.Heard(1, sound))));
        assertThat(heard.sound().samples()).containsExactly(0.5f, -1);
        Report.Cut cut = new Report.Cut(1, 2, 3, SegmentFormat.MATROSKA, true, new byte[] {9});
        Report.Cut read = (Report.Cut) ReportCodec.read(in(reportBytes(cut)));
        assertThat(read.bytes()).containsExactly(9);
        assertThat(read.format()).isEqualTo(SegmentFormat.MATROSKA);
    }

    @Test
    void aFrameOverItsLimitIsRefusedBeforeItsBytesAreRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(3);
        out.writeInt(1);
        out.writeLong(0);
        out.writeInt(Frame.MAX_SIDE);
        out.writeInt(Frame.MAX_SIDE);
        out.writeInt(Frame.MAX_SIDE * Frame.MAX_SIDE * 3 + 1);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ReportCodec.read(in(bytes.toByteArray())));
    }

    @Test
    void aReportThatBreaksOffIsAnEndAndNonsenseIsRefused() throws IOException {
        byte[] whole = reportBytes(new Report.Taken(2, 188));
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> ReportCodec.read(in(Arrays.copyOf(whole, whole.length - 1))));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ReportCodec.read(in("# A fatal error".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void randomBytesNeverDoMoreThanFail() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) random.nextInt(10);
            }
            try {
                assertThat(ReportCodec.read(in(bytes))).isNotNull();
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] orderBytes(Order order) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OrderCodec.write(order, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static byte[] reportBytes(Report report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ReportCodec.write(report, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
