package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.MediaSink.EndReason;
import dev.firebreak.core.stream.StreamKey;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the listener says and does on a real socket, to publishers that ffmpeg would never be. */
class PublishProtocolIT {
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    private final ListenerFixture fixture = new ListenerFixture(RtmpLimits.defaults(), System::nanoTime);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void passesOnWhatWasPublished() throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            client.send(new WireBytes().configs().keyFrame(500).sound(510).interFrame(540));
            client.send(new WireBytes().command("deleteStream", 4, AmfValue.NOTHING, new AmfValue.Num(1)));

            assertThat(client.status()).startsWith("status NetStream.Unpublish.Success");
            fixture.awaitEnd(ConnectionEnd.PEER_LEFT);
        }
        RecordingSink sink = fixture.sinks.getFirst();
        assertThat(sink.ends).containsExactly(EndReason.PUBLISHER_LEFT);
        assertThat(sink.packets).hasSize(5);
        assertThat(sink.all(MediaPacket.VideoPacket.class).getFirst()).satisfies(packet -> {
            assertThat(packet.keyFrame()).isTrue();
            assertThat(packet.decodeMillis()).isZero();
            assertThat(packet.accessUnit()).isEqualTo(WireBytes.IDR);
        });
        assertThat(sink.all(MediaPacket.AudioPacket.class).getFirst().presentMillis())
                .isEqualTo(10);
        assertThat(sink.all(MediaPacket.VideoPacket.class).getLast().decodeMillis())
                .isEqualTo(40);
    }

    @Test
    void answersTheCommandsOfOrdinaryEncoders() throws Exception {
        try (RtmpClient client = fixture.client()) {
            AmfValue offered = new AmfValue.Elements(List.of(new AmfValue.Text("hvc1"), new AmfValue.Text("av01")));
            client.send(new WireBytes()
                    .handshake(0x0900_7C02)
                    .command(
                            "connect",
                            1,
                            new AmfValue.Members(Map.of("app", new AmfValue.Text("live"), "fourCcList", offered))));
            assertThat(client.command("_result").getLast())
                    .isInstanceOfSatisfying(
                            AmfValue.Members.class,
                            status -> assertThat(status.text("code")).isEqualTo("NetConnection.Connect.Success"));
            AmfValue key = new AmfValue.Text(OneKeyAuthority.KEY);
            client.send(new WireBytes()
                    .command("releaseStream", 2, AmfValue.NOTHING, key)
                    .command("FCPublish", 3, AmfValue.NOTHING, key)
                    .command("_checkbw", 4, AmfValue.NOTHING)
                    .command("createStream", 5, AmfValue.NOTHING));
            assertThat(client.command("_result").get(1)).isEqualTo(new AmfValue.Num(2));
            assertThat(client.command("_result").get(1)).isEqualTo(new AmfValue.Num(3));
            assertThat(client.command("_result")).endsWith(AmfValue.NOTHING, new AmfValue.Num(1));
            client.send(new WireBytes().publish(OneKeyAuthority.KEY));
            assertThat(client.status()).startsWith("status NetStream.Publish.Start");
        }
        assertThat(fixture.statistics().dropped(DroppedMessage.COMMAND_UNKNOWN)).isEqualTo(1);
        assertThat(fixture.authority.requests.getFirst().key()).isEqualTo(new StreamKey(OneKeyAuthority.KEY));
    }

    @Test
    void answersPings() throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            client.send(new WireBytes().message(2, Message.USER_CONTROL, 0, new byte[] {0, 6, 1, 2, 3, 4}));

            Message pong = Objects.requireNonNull(client.message());
            assertThat(pong.type()).isEqualTo(Message.USER_CONTROL);
            assertThat(pong.payload()).containsExactly(0, 7, 1, 2, 3, 4);
        }
    }

    @Test
    void acknowledgesWhatArrivedButNoOftenerThanItMust() throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            client.send(new WireBytes().message(2, Message.WINDOW_SIZE, 0, new byte[] {0, 0, 0, 1}));
            client.send(new WireBytes().configs().video(0, 0x17, 1, largeUnit(80_000)));

            Message acknowledgement = Objects.requireNonNull(client.message());
            assertThat(acknowledgement.type()).isEqualTo(Message.ACKNOWLEDGEMENT);
            assertThat(acknowledgement.unsignedAt(0)).isGreaterThanOrEqualTo(Acknowledgements.MIN_WINDOW_BYTES);
        }
    }

    @Test
    void splitsAggregateMessages() throws Exception {
        byte[] key = WireBytes.videoTag(0x17, 1, WireBytes.IDR);
        byte[] later = WireBytes.videoTag(0x27, 1, WireBytes.DEPENDENT);
        byte[] aggregate = new WireBytes()
                .raw(9)
                .integer(key.length, 3)
                .raw(0, 0, 100, 0, 0, 0, 0)
                .raw(key)
                .integer(11 + key.length, 4)
                .raw(9)
                .integer(later.length, 3)
                .raw(0, 0, 140, 0, 0, 0, 0)
                .raw(later)
                .integer(11 + later.length, 4)
                .bytes();
        try (RtmpClient client = fixture.publisher()) {
            client.send(new WireBytes().configs().sound(4000).message(6, Message.AGGREGATE, 4020, aggregate));
            RecordingSink sink = fixture.sinks.getFirst();
            Eventually.until(() -> sink.packets.size() == 5, () -> "packets: " + sink.packets);

            assertThat(sink.all(MediaPacket.VideoPacket.class))
                    .extracting(MediaPacket.VideoPacket::decodeMillis)
                    .containsExactly(20L, 60L);
        }
    }

    @Test
    void dropsAndCountsWhatCannotBeUsed() throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            client.send(new WireBytes()
                    .keyFrame(0) // no configuration yet
                    .sound(0)
                    .configs()
                    .video(0, 0x17, 1, new byte[] {0, 0, 0, 9, 0x65})
                    .video(0, 0x57, 0, new byte[] {0})
                    .message(
                            6,
                            Message.VIDEO,
                            0,
                            new WireBytes()
                                    .raw(0x17, 1, 0x40, 0, 0)
                                    .raw(WireBytes.IDR)
                                    .bytes())
                    .message(5, 19, 0, new byte[4])
                    .message(5, Message.DATA, 0, new byte[] {77})
                    .video(0, 0x17, 1, WireBytes.DEPENDENT) // says that it is a key frame
                    .keyFrame(40));
            RecordingSink sink = fixture.sinks.getFirst();
            Eventually.until(() -> sink.packets.size() == 4, () -> "packets: " + sink.packets);

            RtmpStatistics statistics = fixture.statistics();
            assertThat(statistics.dropped(DroppedMessage.CONFIG_MISSING)).isEqualTo(2);
            assertThat(statistics.dropped(DroppedMessage.ACCESS_UNIT_BROKEN)).isEqualTo(1);
            assertThat(statistics.dropped(DroppedMessage.VIDEO_COMMAND)).isEqualTo(1);
            assertThat(statistics.dropped(DroppedMessage.COMPOSITION_TIME)).isEqualTo(1);
            assertThat(statistics.dropped(DroppedMessage.TYPE_UNKNOWN)).isEqualTo(1);
            assertThat(statistics.dropped(DroppedMessage.DATA_UNREADABLE)).isEqualTo(1);
            assertThat(statistics.keyFrameClaims()).isEqualTo(1);
            assertThat(sink.all(MediaPacket.VideoPacket.class))
                    .extracting(MediaPacket.VideoPacket::keyFrame)
                    .containsExactly(false, true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-key, error NetStream.Publish.BadName: This stream key is not known., UNKNOWN_KEY",
        "banned-key, error NetStream.Publish.Denied: This stream key is banned., BANNED_KEY",
        "'', error NetStream.Publish.BadName: The stream key is missing, KEY_FORM"
    })
    void tellsWhyAKeyIsRefusedAndCloses(String key, String status, PublishRefusal refusal) throws Exception {
        try (RtmpClient client = fixture.client()) {
            client.send(new WireBytes().openPublish(key).configs().keyFrame(0));

            assertThat(client.status()).startsWith(status);
            client.awaitClose();
        }
        fixture.awaitEnd(ConnectionEnd.REFUSED);
        assertThat(fixture.statistics().refusals(refusal)).isEqualTo(1);
        assertThat(fixture.sinks).isEmpty();
    }

    @Test
    void refusesEverythingFromAnAddressAfterTooManyUnknownKeys() throws Exception {
        int allowed = RtmpLimits.defaults().counts().failedKeysPerMinute();
        for (int i = 0; i < allowed; i++) {
            assertThat(statusOf("wrong-" + i)).contains("This stream key is not known.");
        }

        assertThat(statusOf(OneKeyAuthority.KEY)).contains("NetStream.Publish.Denied: Too many unknown stream keys");
        assertThat(fixture.statistics().limits(LimitHit.FAILED_KEYS)).isEqualTo(1);
        assertThat(fixture.authority.requests).hasSize(allowed);
    }

    @Test
    void refusesToPlay() throws Exception {
        try (RtmpClient client = fixture.client()) {
            client.send(new WireBytes()
                    .handshake(0)
                    .connect()
                    .createStream()
                    .command("play", 3, AmfValue.NOTHING, new AmfValue.Text("demo")));

            assertThat(client.status()).startsWith("error NetStream.Play.Failed: This address only takes publishers");
        }
        fixture.awaitEnd(ConnectionEnd.REFUSED);
    }

    @Test
    void refusesASecondPublish() throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            client.send(new WireBytes().publish(OneKeyAuthority.KEY));

            assertThat(client.status()).startsWith("error NetStream.Publish.BadName: One connection");
        }
        fixture.awaitEnd(ConnectionEnd.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"hvc1, HEVC (H.265)", "av01, AV1", "vp09, VP9"})
    void namesTheCodecThatItRefuses(String code, String name) throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            byte[] tag = new WireBytes()
                    .raw(0x90)
                    .raw(code.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .bytes();
            client.send(new WireBytes().message(6, Message.VIDEO, 0, tag));

            assertThat(client.status())
                    .isEqualTo("error NetStream.Publish.Rejected: " + name
                            + " video is not accepted here. Set the encoder to H.264 video and AAC audio.");
        }
        fixture.awaitEnd(ConnectionEnd.REFUSED);
        assertThat(fixture.sinks.getFirst().ends).containsExactly(EndReason.PROTOCOL_ERROR);
    }

    @Test
    void refusesACodecThatMetadataAnnounces() throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            byte[] metadata = Amf0Writer.bytes(
                    new AmfValue.Text("@setDataFrame"),
                    new AmfValue.Text("onMetaData"),
                    new AmfValue.Members(
                            Map.of("videocodecid", new AmfValue.Num(7), "audiocodecid", new AmfValue.Num(0x4F707573))));
            client.send(new WireBytes().message(4, Message.DATA, 0, metadata));

            assertThat(client.status()).startsWith("error NetStream.Publish.Rejected: Opus audio");
        }
        fixture.awaitEnd(ConnectionEnd.REFUSED);
    }

    @Test
    void resetsAPublisherThatIgnoresTheFin() throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            client.send(new WireBytes().configs().keyFrame(0));
            RecordingSink sink = fixture.sinks.getFirst();
            Eventually.until(() -> sink.packets.size() == 3, () -> "packets: " + sink.packets);

            fixture.authority.publishers.getFirst().disconnect("test");

            assertThat(client.status()).startsWith("status NetStream.Unpublish.Success");
            assertThat(client.message()).isNull(); // the FIN, which this publisher does not care about
            assertThat(writesUntilReset(client.socket.getOutputStream())).isNotNegative();
            Eventually.until(() -> fixture.authority.publishers.getFirst().gone(), () -> "not gone");
            assertThat(fixture.statistics().resets()).isEqualTo(1);
            assertThat(sink.packets).hasSize(3);
            assertThat(sink.ends).containsExactly(EndReason.CUT);
        }
    }

    @Test
    void isGoneWithoutAResetWhenThePublisherClosesOnTheFin() throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            fixture.authority.publishers.getFirst().disconnect("test");
            fixture.authority.publishers.getFirst().disconnect("again");
            client.awaitClose();
        }
        fixture.awaitEnd(ConnectionEnd.CUT);
        assertThat(fixture.statistics().resets()).isZero();
        assertThat(fixture.authority.publishers.getFirst().gone()).isTrue();
    }

    @Test
    void endsSessionsWhenTheServerStops() throws Exception {
        try (RtmpClient client = fixture.publisher()) {
            fixture.listener.close();

            assertThat(fixture.sinks.getFirst().ends).containsExactly(EndReason.SHUTDOWN);
            client.awaitClose();
        }
    }

    private String statusOf(String key) throws Exception {
        try (RtmpClient client = fixture.client()) {
            client.send(new WireBytes().openPublish(key));
            return client.status();
        }
    }

    private static byte[] largeUnit(int length) {
        return new WireBytes()
                .integer(length - 4, 4)
                .raw(0x65)
                .raw(new byte[length - 5])
                .bytes();
    }

    /** How often this could still write; fails when the connection stays open. */
    private static int writesUntilReset(OutputStream out) {
        byte[] more = new WireBytes().interFrame(40).bytes();
        for (int i = 0; i < 10_000; i++) {
            try {
                out.write(more);
            } catch (java.io.IOException reset) {
                return i;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("The connection was not reset");
    }
}
