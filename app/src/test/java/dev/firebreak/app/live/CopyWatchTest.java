package dev.firebreak.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CopyWatchTest {
    private static final Interval WHERE = new Interval(Duration.ZERO, Duration.ofSeconds(3));
    private static final CopyMatch MATCH = new CopyMatch(
            new BankName("ATTACKS"),
            new EntryId(1),
            BankAction.CUT,
            Optional.empty(),
            Set.of(Channel.SOUND),
            new MatchedInterval(WHERE, WHERE, 1, 0.9),
            0.9);

    private final BlockingQueue<CopyMatch> found = new LinkedBlockingQueue<>();
    private final CompletableFuture<Long> leftOut = new CompletableFuture<>();

    @Test
    void theBanksAreAskedEachTwoSecondsOfMedia() throws Exception {
        Noted search = new Noted();
        CopyWatch watch = new CopyWatch("test", search, found::add, leftOut::complete);

        for (int tenth = 0; tenth < 50; tenth++) {
            watch.sound(new Sound(Duration.ofMillis(100L * tenth), new float[1600]));
        }
        watch.frame(new Frame(Duration.ofSeconds(5), 1, 1, new byte[3], true));
        watch.ended();

        assertThat(leftOut.get(10, TimeUnit.SECONDS)).isZero();
        assertThat(search.asked).as("after 2 s, after 4 s, at the end").isEqualTo(3);
        assertThat(search.pieces).hasSize(51);
        assertThat(found).hasSize(3).containsOnly(MATCH);
    }

    @Test
    void whatItCannotKeepUpWithIsLeftOutAndCounted() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        CopyWatch watch = new CopyWatch(
                "test",
                new Noted() {
                    @Override
                    public void sound(Sound sound) {
                        taken.countDown();
                        awaitQuietly(blocked);
                    }
                },
                found::add,
                leftOut::complete);

        watch.sound(new Sound(Duration.ZERO, new float[1600]));
        assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < CopyWatch.CAPACITY + 5; i++) {
            watch.sound(new Sound(Duration.ZERO, new float[1600]));
        }
        blocked.countDown();
        found.poll(10, TimeUnit.MILLISECONDS);
        watch.ended();

        assertThat(leftOut.get(10, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aMistakeInTheSearchEndsTheSearchOnly() throws Exception {
        CopyWatch watch = new CopyWatch(
                "test",
                new Noted() {
                    @Override
                    public void frame(Frame frame) {
                        throw new IllegalStateException("as scripted");
                    }
                },
                found::add,
                leftOut::complete);

        watch.frame(new Frame(Duration.ZERO, 1, 1, new byte[3], true));
        assertThat(leftOut.get(10, TimeUnit.SECONDS)).isZero();
        watch.frame(new Frame(Duration.ofSeconds(9), 1, 1, new byte[3], true));
        watch.ended();
        assertThat(found).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static class Noted implements CopyWatch.Search {
        final List<Object> pieces = new CopyOnWriteArrayList<>();
        volatile int asked;

        @Override
        public void frame(Frame frame) {
            pieces.add(frame);
        }

        @Override
        public void sound(Sound sound) {
            pieces.add(sound);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // by one thread
        public List<CopyMatch> matches() {
            asked++;
            return new ArrayList<>(List.of(MATCH));
        }
    }
}
