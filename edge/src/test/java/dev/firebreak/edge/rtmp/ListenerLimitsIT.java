package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.stream.MediaSink.EndReason;
import dev.firebreak.edge.rtmp.RtmpLimits.Counts;
import dev.firebreak.edge.rtmp.RtmpLimits.Sizes;
import dev.firebreak.edge.rtmp.RtmpLimits.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits on real sockets, with a clock that moves only when told. */
class ListenerLimitsIT {
    private static final RtmpLimits LIMITS = RtmpLimits.defaults();
    private static final Times TIMES = LIMITS.times();
    private static final Duration MOMENT = Duration.ofNanos(1);

    private final ManualNanoTime clock = new ManualNanoTime();

    @Test
    void dropsAPeerThatDoesNotShakeHands() throws Exception {
        try (ListenerFixture fixture = fixture(LIMITS);
                RtmpClient client = fixture.client()) {
            Eventually.until(() -> fixture.statistics().openConnections() == 1, () -> "not connected");

            clock.advance(TIMES.handshake().plus(MOMENT));

            fixture.awaitEnd(ConnectionEnd.HANDSHAKE_FAILED);
            assertThat(fixture.statistics().limits(LimitHit.HANDSHAKE_TIME)).isEqualTo(1);
            client.awaitClose();
        }
    }

    @Test
    void dropsAPeerThatDoesNotPublish() throws Exception {
        try (ListenerFixture fixture = fixture(LIMITS);
                RtmpClient client = fixture.client()) {
            client.send(new WireBytes().handshake(0).connect());
            assertThat(client.command("_result")).isNotEmpty();

            clock.advance(TIMES.publish().plus(MOMENT));

            assertThat(client.status()).startsWith("error NetStream.Publish.Rejected: Nothing published within");
            client.leave();
            fixture.awaitEnd(ConnectionEnd.LIMIT);
            assertThat(fixture.statistics().limits(LimitHit.PUBLISH_TIME)).isEqualTo(1);
        }
    }

    @Test
    void endsAnIdlePublisher() throws Exception {
        Times times = new Times(
                TIMES.handshake(),
                TIMES.publish(),
                Duration.ofSeconds(3),
                TIMES.keyFrame(),
                TIMES.write(),
                TIMES.reset(),
                TIMES.farewell(),
                TIMES.mediaAhead());
        try (ListenerFixture fixture = fixture(LIMITS.withTimes(times));
                RtmpClient client = fixture.publisher()) {
            clock.advance(Duration.ofSeconds(3).plus(MOMENT));

            assertThat(client.status()).contains("No audio or video");
            client.leave();
            fixture.awaitEnd(ConnectionEnd.IDLE);
            assertThat(fixture.sinks.getFirst().ends).containsExactly(EndReason.IDLE);
        }
    }

    @Test
    void endsAPublisherWithoutKeyFramesOnTheClock() throws Exception {
        try (ListenerFixture fixture = fixture(LIMITS);
                RtmpClient client = fixture.publisher()) {
            client.send(new WireBytes().configs().interFrame(0));
            Eventually.until(() -> fixture.sinks.getFirst().packets.size() == 3, () -> "packets missing");

            clock.advance(TIMES.keyFrame().plus(MOMENT));

            assertThat(client.status()).contains("No key frame for 12 s");
            client.leave();
            fixture.awaitEnd(ConnectionEnd.NO_KEY_FRAME);
            assertThat(fixture.sinks.getFirst().ends).containsExactly(EndReason.NO_KEY_FRAME);
        }
    }

    @Test
    void endsAPublisherWithoutKeyFramesInMediaTime() throws Exception {
        long limit = TIMES.keyFrame().toMillis();
        try (ListenerFixture fixture = fixture(LIMITS);
                RtmpClient client = fixture.publisher()) {
            client.send(
                    new WireBytes().configs().keyFrame(0).interFrame(limit / 2).interFrame(limit));
            RecordingSink sink = fixture.sinks.getFirst();
            Eventually.until(() -> sink.packets.size() == 5, () -> "packets: " + sink.packets);
            assertThat(sink.ends).isEmpty();

            client.send(new WireBytes().sound(limit + 1));

            assertThat(client.status()).contains("No key frame for 12 s");
            client.leave();
            fixture.awaitEnd(ConnectionEnd.NO_KEY_FRAME);
        }
    }

    @Test
    void endsAPublisherThatRunsAheadOfTheClock() throws Exception {
        long ahead = TIMES.mediaAhead().toMillis();
        WireBytes media = new WireBytes().configs();
        for (long at = 0; at <= ahead; at += 10_000) {
            media.keyFrame(at);
        }
        try (ListenerFixture fixture = fixture(LIMITS);
                RtmpClient client = fixture.publisher()) {
            client.send(media);
            RecordingSink sink = fixture.sinks.getFirst();
            Eventually.until(() -> sink.packets.size() == 2 + ahead / 10_000 + 1, () -> "packets: " + sink.packets);
            assertThat(sink.ends).isEmpty();

            client.send(new WireBytes().keyFrame(ahead + 1));

            assertThat(client.status()).contains("ahead of the clock");
            client.leave();
            fixture.awaitEnd(ConnectionEnd.LIMIT);
            assertThat(fixture.statistics().limits(LimitHit.MEDIA_AHEAD)).isEqualTo(1);
        }
    }

    @Test
    void endsAPublisherOverTheByteRate() throws Exception {
        Sizes sizes = new Sizes(1 << 20, 4 << 20, 64 << 10, 8 << 20, 1000, 20_000);
        try (ListenerFixture fixture = fixture(LIMITS.withSizes(sizes));
                RtmpClient client = fixture.publisher()) {
            client.send(new WireBytes().message(6, Message.VIDEO, 0, new byte[20_000]));

            assertThat(client.status()).contains("More than 8 kbit/s");
            client.leave();
            fixture.awaitEnd(ConnectionEnd.LIMIT);
            assertThat(fixture.statistics().limits(LimitHit.BYTE_RATE)).isEqualTo(1);
        }
    }

    @Test
    void resetsAPeerThatDoesNotReadItsAnswers() throws Exception {
        Duration never = Duration.ofDays(1);
        Times onlyWrites = new Times(
                never, never, never, never, TIMES.write(), TIMES.reset(), TIMES.farewell(), TIMES.mediaAhead());
        Sizes anyRate = new Sizes(1 << 20, 4 << 20, 64 << 10, 8 << 20, 1 << 30, 1 << 30);
        try (ListenerFixture fixture = fixture(LIMITS.withSizes(anyRate).withTimes(onlyWrites));
                RtmpClient client = fixture.publisher()) {
            Thread pinger = Thread.ofVirtual().start(() -> pingUntilClosed(client));
            // The clock stands while answers go out, so only a write that blocks can become overdue.
            Eventually.until(
                    () -> {
                        clock.advance(Duration.ofMillis(5));
                        return fixture.statistics().limits(LimitHit.WRITE_TIME) == 1
                                || fixture.statistics().openConnections() == 0;
                    },
                    () -> "" + fixture.statistics());

            fixture.awaitEnd(ConnectionEnd.LIMIT);
            assertThat(fixture.statistics().resets()).isEqualTo(1);
            pinger.join();
        }
    }

    @Test
    void takesConnectionsUpToTheLimitPerAddressAndNoneBeyond() throws Exception {
        Counts counts = new Counts(64, 100, 2, 10, LIMITS.counts().amf());
        assertConnectionLimit(LIMITS.withCounts(counts), LimitHit.CONNECTIONS_PER_ADDRESS);
    }

    @Test
    void takesConnectionsUpToTheLimitInAllAndNoneBeyond() throws Exception {
        Counts counts = new Counts(64, 2, 100, 10, LIMITS.counts().amf());
        assertConnectionLimit(LIMITS.withCounts(counts), LimitHit.CONNECTIONS);
    }

    private void assertConnectionLimit(RtmpLimits limits, LimitHit limit) throws Exception {
        List<RtmpClient> clients = new ArrayList<>();
        try (ListenerFixture fixture = fixture(limits)) {
            clients.add(fixture.publisher());
            clients.add(fixture.publisher());
            clients.add(fixture.client());
            clients.getLast().awaitClose();
            assertThat(fixture.statistics().limits(limit)).isEqualTo(1);

            clients.getFirst().close();
            Eventually.until(() -> fixture.statistics().openConnections() == 1, () -> "still counted");
            clients.add(fixture.publisher());
        } finally {
            for (RtmpClient client : clients) {
                client.leave();
            }
        }
    }

    @MustBeClosed
    private ListenerFixture fixture(RtmpLimits limits) {
        return new ListenerFixture(limits, clock);
    }

    private static void pingUntilClosed(RtmpClient client) {
        WireBytes pings = new WireBytes();
        for (int i = 0; i < 2000; i++) {
            pings.message(2, Message.USER_CONTROL, 0, new byte[] {0, 6, 1, 2, 3, 4});
        }
        try {
            while (true) {
                client.send(pings);
            }
        } catch (java.io.IOException closed) {
            assertThat(closed).isNotNull();
        }
    }
}
