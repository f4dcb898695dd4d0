package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.edge.rtmp.RtmpLimits.Counts;
import dev.firebreak.edge.rtmp.RtmpLimits.Times;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The limits that need no connection, each at the limit and one beyond. */
class PublisherLimitsTest {
    private static final Times TIMES = RtmpLimits.defaults().times();
    private static final PeerAddress HERE = new PeerAddress("192.0.2.1");
    private static final PeerAddress THERE = new PeerAddress("192.0.2.2");

    @Test
    void handshakeMayTakeItsTimeAndNoLonger() {
        ConnectionDeadlines deadlines = new ConnectionDeadlines(TIMES, 100);

        assertThat(deadlines.overdue(100 + TIMES.handshake().toNanos())).isNull();
        assertOverdue(
                LimitHit.HANDSHAKE_TIME, deadlines, 101 + TIMES.handshake().toNanos());
    }

    @Test
    void publishMayTakeItsTimeAndNoLonger() {
        ConnectionDeadlines deadlines = new ConnectionDeadlines(TIMES, 100);
        deadlines.handshakeDone();

        assertThat(deadlines.overdue(100 + TIMES.publish().toNanos())).isNull();
        assertOverdue(LimitHit.PUBLISH_TIME, deadlines, 101 + TIMES.publish().toNanos());
    }

    @Test
    void idleTimeCountsFromTheLastMedia() {
        ConnectionDeadlines deadlines = publishing(new Times(
                TIMES.handshake(),
                TIMES.publish(),
                Duration.ofSeconds(4),
                Duration.ofSeconds(100),
                TIMES.write(),
                TIMES.reset(),
                TIMES.farewell(),
                TIMES.mediaAhead()));
        deadlines.enteredSink();
        deadlines.leftSink(1000, 1000, false);

        assertThat(deadlines.overdue(1000 + 4_000_000_000L)).isNull();
        assertOverdue(LimitHit.IDLE_TIME, deadlines, 1001 + 4_000_000_000L);
    }

    @Test
    void keyFrameTimeCountsFromTheLastKeyFrame() {
        ConnectionDeadlines deadlines = publishing(TIMES);
        deadlines.leftSink(2000, 2000, true);
        deadlines.leftSink(3000, 3000, false);

        assertThat(deadlines.overdue(2000 + TIMES.keyFrame().toNanos())).isNull();
        assertOverdue(
                LimitHit.KEY_FRAME_TIME, deadlines, 2001 + TIMES.keyFrame().toNanos());
    }

    @Test
    void timeInTheSinkCountsAgainstNobody() {
        ConnectionDeadlines deadlines = publishing(TIMES);
        long blocked = TIMES.idle().toNanos() * 3;
        deadlines.enteredSink();
        assertThat(deadlines.overdue(blocked)).isNull();

        deadlines.leftSink(0, blocked, false);

        assertThat(deadlines.overdue(blocked + TIMES.keyFrame().toNanos())).isNull();
    }

    @Test
    void byteRateMayReachTheBurstAndThenTheRate() throws Exception {
        RateCeiling ceiling = new RateCeiling(1000, 5000, 0);
        ceiling.take(5000, 0);
        ceiling.take(1000, 1_000_000_000);

        ChunkReaderTest.assertLimit(LimitHit.BYTE_RATE, () -> ceiling.take(1, 1_000_000_000));
    }

    @Test
    void unusedRateIsNotSavedUpBeyondTheBurst() throws Exception {
        RateCeiling ceiling = new RateCeiling(1000, 5000, 0);

        ceiling.take(5000, 3_600_000_000_000L);
        ChunkReaderTest.assertLimit(LimitHit.BYTE_RATE, () -> ceiling.take(1, 3_600_000_000_000L));
    }

    @Test
    void connectionsAreLimitedPerAddressAndInAll() {
        ConnectionCounts counts = new ConnectionCounts(new Counts(1, 3, 2, 1, RtmpLimits.AmfLimits.defaults()));
        assertThat(counts.enter(HERE)).isEmpty();
        assertThat(counts.enter(HERE)).isEmpty();
        assertThat(counts.enter(HERE)).contains(LimitHit.CONNECTIONS_PER_ADDRESS);
        assertThat(counts.enter(THERE)).isEmpty();
        assertThat(counts.enter(THERE)).contains(LimitHit.CONNECTIONS);

        counts.leave(HERE);

        assertThat(counts.enter(THERE)).isEmpty();
    }

    @Test
    void failedKeysAreLimitedPerAddressAndMinute() {
        FailedKeys keys = new FailedKeys(2, 10);
        long second = 1_000_000_000;
        keys.failed(HERE, 0);
        assertThat(keys.spent(HERE, 0)).isFalse();
        keys.failed(HERE, 10 * second);

        assertThat(keys.spent(HERE, 10 * second)).isTrue();
        assertThat(keys.spent(THERE, 10 * second)).isFalse();
        assertThat(keys.spent(HERE, 60 * second - 1)).isTrue();
        assertThat(keys.spent(HERE, 60 * second)).isFalse();
        assertThat(keys.spent(HERE, 70 * second)).isFalse();
        assertThat(keys.addresses()).isZero();
    }

    @Test
    void failedKeysRememberABoundedNumberOfAddresses() {
        FailedKeys keys = new FailedKeys(1, 3);
        for (int i = 0; i < 4; i++) {
            keys.failed(new PeerAddress("a" + i), i);
        }

        assertThat(keys.addresses()).isEqualTo(3);
        assertThat(keys.spent(new PeerAddress("a0"), 4)).isFalse();
        assertThat(keys.spent(new PeerAddress("a1"), 4)).isTrue();
    }

    @Test
    void anIpv6NetworkIsOneAddress() throws Exception {
        PeerAddress one = PeerAddress.of(InetAddress.getByName("2001:db8:1:2::1"));

        assertThat(PeerAddress.of(InetAddress.getByName("2001:db8:1:2:ffff::9")))
                .isEqualTo(one);
        assertThat(PeerAddress.of(InetAddress.getByName("2001:db8:1:3::1"))).isNotEqualTo(one);
        assertThat(PeerAddress.of(InetAddress.getByName("192.0.2.1"))).isEqualTo(HERE);
    }

    private static ConnectionDeadlines publishing(Times times) {
        ConnectionDeadlines deadlines = new ConnectionDeadlines(times, 0);
        deadlines.handshakeDone();
        deadlines.publishing(0);
        return deadlines;
    }

    private static void assertOverdue(LimitHit limit, ConnectionDeadlines deadlines, long nowNanos) {
        assertThat(Objects.requireNonNull(deadlines.overdue(nowNanos)).limit()).isEqualTo(limit);
    }
}
