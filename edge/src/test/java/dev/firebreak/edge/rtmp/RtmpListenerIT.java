package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.MediaSink.EndReason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real ffmpeg publishes to the listener. */
class RtmpListenerIT {
    private final RecordingSink sink = new RecordingSink();
    private final OneKeyAuthority authority = new OneKeyAuthority(() -> sink);
    private RtmpListener listener;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        listener = RtmpListener.start(new RtmpListenerConfig(free, RtmpLimits.defaults()), authority, System::nanoTime);
    }

    @AfterEach
    void stop() {
        listener.close();
        assertThat(listener.statistics().openConnections()).isZero();
        assertThat(listener.statistics().publishing()).isZero();
    }

    @Test
    void givesThePacketsThatFfmpegPublishes() throws Exception {
        Ffmpeg.Result result = Ffmpeg.run(Ffmpeg.h264(3, address(OneKeyAuthority.KEY)));

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(sink.awaitEnd()).isTrue();
        assertThat(sink.ends).containsExactly(EndReason.PUBLISHER_LEFT);
        assertThat(sink.all(MediaPacket.VideoConfig.class)).hasSize(1);
        assertThat(sink.all(MediaPacket.AudioConfig.class)).hasSize(1);
        List<MediaPacket.VideoPacket> video = sink.all(MediaPacket.VideoPacket.class);
        assertThat(video).hasSize(75);
        assertThat(video.stream().filter(MediaPacket.VideoPacket::keyFrame)).hasSize(3);
        assertThat(video).isSortedAccordingTo((one, other) -> Long.compare(one.decodeMillis(), other.decodeMillis()));
        assertThat(video).allMatch(packet -> packet.presentMillis() >= packet.decodeMillis());
        assertThat(video).anyMatch(packet -> packet.presentMillis() > packet.decodeMillis());
        assertThat(video.getLast().decodeMillis()).isBetween(2900L, 3100L);
        assertThat(sink.all(MediaPacket.AudioPacket.class).size()).isBetween(125, 135);
        assertThat(authority.requests.getFirst().app()).isEqualTo("live");
        assertThat(listener.statistics().dropped().values()).allMatch(count -> count == 0);
    }

    @Test
    void ffmpegFailsWithAnUnknownKey() throws Exception {
        Ffmpeg.Result result = Ffmpeg.run(Ffmpeg.h264(3, address("wrong-key")));

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log()).contains("This stream key is not known.");
        assertThat(listener.statistics().refusals(PublishRefusal.UNKNOWN_KEY)).isEqualTo(1);
    }

    @Test
    void ffmpegFailsWithABannedKey() throws Exception {
        Ffmpeg.Result result = Ffmpeg.run(Ffmpeg.h264(3, address(OneKeyAuthority.BANNED)));

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log()).contains("This stream key is banned.");
        assertThat(listener.statistics().refusals(PublishRefusal.BANNED_KEY)).isEqualTo(1);
    }

    @Test
    void ffmpegFailsWhenItIsCut() throws Exception {
        Process ffmpeg = Ffmpeg.start(Ffmpeg.h264(60, address(OneKeyAuthority.KEY)));
        try (var log = ffmpeg.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            Eventually.until(() -> sink.packets.size() > 50, () -> "no packets from ffmpeg");

            authority.publishers.getFirst().disconnect("test");

            Eventually.until(() -> authority.publishers.getFirst().gone(), () -> "publisher is not gone");
            assertThat(sink.ends).containsExactly(EndReason.CUT);
            assertThat(log.lines().toList()).isNotEmpty(); // to the end of its output
            assertThat(ffmpeg.waitFor()).isNotZero();
            assertThat(sink.packetsAfterEnd).hasValue(0);
        } finally {
            ffmpeg.destroyForcibly();
        }
    }

    @Test
    void ffmpegIsToldThatSorensonVideoIsNotAccepted() throws Exception {
        List<String> sorenson = List.of("-c:v", "flv1", "-g", "25");

        Ffmpeg.Result result = Ffmpeg.run(Ffmpeg.publish(20, sorenson, address(OneKeyAuthority.KEY)));

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.log()).contains("Set the encoder to H.264 video and AAC audio");
        assertThat(sink.awaitEnd()).isTrue();
        assertThat(sink.ends).containsExactly(EndReason.PROTOCOL_ERROR);
        assertThat(listener.statistics().refusals(PublishRefusal.VIDEO_CODEC)).isEqualTo(1);
    }

    private String address(String key) {
        return "rtmp://127.0.0.1:" + listener.port() + "/live/" + key;
    }
}
