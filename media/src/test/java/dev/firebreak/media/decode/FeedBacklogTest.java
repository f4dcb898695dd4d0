package dev.firebreak.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.media.feed.FedPacket;
import dev.firebreak.media.feed.FedPacket.Kind;
import dev.firebreak.media.feed.FedPacket.Tracks;
import dev.firebreak.media.wire.Order.Feed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedBacklogTest {
    private final FeedBacklog backlog = new FeedBacklog(100_000, 30_000);

    @Test
    void sendsNoMoreThanTheWindowBeforeItIsTaken() {
        offer(true, 20, 1);
        offer(false, 20, 2);
        offer(false, 20, 3);
        assertThat(send()).containsExactly(1, 2);
        backlog.taken();
        assertThat(send()).containsExactly(3);
    }

    @Test
    void dropsTheOldestWholeSegmentWhenTooMuchWaits() {
        offer(true, 50, 1);
        assertThat(offer(true, 50, 2)).isZero();
        assertThat(offer(true, 1, 3)).isEqualTo(1);
        assertThat(backlog.waitingBytes()).isEqualTo(51_000);
        assertThat(send()).containsExactly(2);
    }

    @Test
    void neverDropsTheRestOfASegmentThatIsUnderWayNorTheNewest() {
        offer(true, 30, 1);
        assertThat(send()).containsExactly(1);
        offer(false, 40, 1);
        offer(true, 50, 2);
        assertThat(offer(true, 30, 3)).isEqualTo(1);
        backlog.taken();
        assertThat(send()).containsExactly(1);
        backlog.taken();
        assertThat(send()).containsExactly(3);
    }

    @Test
    void sendsTheSegmentThatWasBeingDecodedAgainAfterADeath() {
        offer(true, 10, 1);
        offer(true, 10, 2);
        offer(false, 10, 3);
        offer(true, 20, 4);
        assertThat(send()).containsExactly(1, 2, 3);
        backlog.taken();
        backlog.taken();
        backlog.rewind();
        assertThat(send()).containsExactly(2, 3, 4);
    }

    /** {@code size} in thousands of bytes. */
    private int offer(boolean start, int size, int mark) {
        int overhead = new Feed(1, 0, List.of(packet(start, 0))).size();
        return backlog.offer(new Feed(1, mark, List.of(packet(start, 1000 * size - overhead))));
    }

    private static FedPacket packet(boolean start, int bytes) {
        return new FedPacket(Kind.SOUND, start, new Tracks(true, true), 0, 0, new byte[bytes]);
    }

    private List<Integer> send() {
        List<Integer> marks = new ArrayList<>();
        for (Feed feed = backlog.next(); feed != null; feed = backlog.next()) {
            marks.add((int) feed.pictureMicros());
        }
        return marks;
    }
}
