package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.stream.Admission;
import dev.firebreak.core.stream.MediaPacket.AudioPacket;
import dev.firebreak.core.stream.MediaPacket.VideoPacket;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.edge.rtmp.RtmpLimits.Times;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishSessionTest {
    private static final Times DEFAULTS = RtmpLimits.defaults().times();
    private static final Times TIMES = new Times(
            DEFAULTS.handshake(),
            DEFAULTS.publish(),
            DEFAULTS.idle(),
            DEFAULTS.keyFrame(),
            DEFAULTS.write(),
            DEFAULTS.reset(),
            DEFAULTS.farewell(),
            Duration.ofSeconds(6));

    private final RecordingSink sink = new RecordingSink();
    private final RtmpCounters counters = new RtmpCounters();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final PublishSession session = new PublishSession(
            new Admission.Admitted(new StreamId("demo"), SessionId.random(), sink),
            TIMES,
            new ConnectionDeadlines(TIMES, 0),
            counters,
            () -> 0,
            ending::get);

    @BeforeEach
    void configure() throws Exception {
        session.video(video(0, 0x17, 0, 0, WireBytes.AVC_CONFIG));
        session.audio(audio(0, 0, WireBytes.AAC_CONFIG));
    }

    @Test
    void goesOnWhenTheTimestampsWrap() throws Exception {
        session.video(video(0xFFFF_FFE0L, 0x17, 1, 0, WireBytes.IDR));
        session.video(video(8, 0x27, 1, 0, WireBytes.DEPENDENT));

        assertThat(sink.all(VideoPacket.class))
                .extracting(VideoPacket::decodeMillis)
                .containsExactly(0L, 40L);
    }

    @Test
    void addsCompositionTimesUpToTheLimitAndDropsBeyond() throws Exception {
        session.video(video(0, 0x17, 1, PublishSession.MAX_COMPOSITION_MILLIS, WireBytes.IDR));
        session.video(video(40, 0x27, 1, PublishSession.MAX_COMPOSITION_MILLIS + 1, WireBytes.DEPENDENT));

        assertThat(sink.all(VideoPacket.class))
                .extracting(VideoPacket::presentMillis)
                .containsExactly((long) PublishSession.MAX_COMPOSITION_MILLIS);
        assertThat(counters.snapshot().dropped(DroppedMessage.COMPOSITION_TIME)).isEqualTo(1);
    }

    @Test
    void neverPresentsAPictureBeforeItsDecodeTime() throws Exception {
        session.video(video(0, 0x17, 1, 0, WireBytes.IDR));
        session.video(video(4000, 0x27, 1, -3000, WireBytes.DEPENDENT));

        assertThat(sink.all(VideoPacket.class).getLast().presentMillis()).isEqualTo(4000);
    }

    @Test
    void movesOnWhenThePublishersClockStands() throws Exception {
        for (int i = 0; i < 3; i++) {
            session.video(video(700, 0x17, 1, 0, WireBytes.IDR));
            session.audio(audio(700, 1, new byte[] {1}));
        }

        assertThat(sink.all(VideoPacket.class))
                .extracting(VideoPacket::decodeMillis)
                .containsExactly(0L, 1L, 2L);
        assertThat(sink.all(AudioPacket.class))
                .extracting(AudioPacket::presentMillis)
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void endsAFloodOfPacketsThatAllClaimOneTime() throws Exception {
        for (long i = 0; i <= TIMES.mediaAhead().toMillis(); i++) {
            session.video(video(700, 0x17, 1, 0, WireBytes.IDR));
        }

        assertThatThrownBy(() -> session.video(video(700, 0x17, 1, 0, WireBytes.IDR)))
                .isInstanceOfSatisfying(
                        ProtocolFault.class, fault -> assertThat(fault.limit()).isEqualTo(LimitHit.MEDIA_AHEAD));
    }

    @Test
    void givesNothingMoreOnceTheSessionIsEnding() throws Exception {
        session.video(video(0, 0x17, 1, 0, WireBytes.IDR));
        ending.set(true);
        session.video(video(40, 0x17, 1, 0, WireBytes.IDR));

        assertThat(sink.all(VideoPacket.class)).hasSize(1);
    }

    private static Message video(long timestamp, int first, int packetType, int composition, byte[] content) {
        byte[] payload = new WireBytes()
                .raw(first, packetType)
                .integer(composition, 3)
                .raw(content)
                .bytes();
        return new Message(Message.VIDEO, 1, timestamp, payload);
    }

    private static Message audio(long timestamp, int packetType, byte[] content) {
        return new Message(
                Message.AUDIO,
                1,
                timestamp,
                new WireBytes().raw(0xAF, packetType).raw(content).bytes());
    }
}
