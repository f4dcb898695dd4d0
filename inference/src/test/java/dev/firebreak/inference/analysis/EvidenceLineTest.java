package dev.firebreak.inference.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.engine.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EvidenceLineTest {
    private static final int ITEMS = 2_000;
    private static final SoundScores SCORES = new SoundScores(0.5, 0, 0);

    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void servesEachOnceInOrderWhileManyThreadsFinishInAnyOrder() throws InterruptedException {
        Collected collected = new Collected();
        EvidenceLine line = new EvidenceLine(Pace.FILE, 16, collected);
        LinkedBlockingDeque<CompletableFuture<SoundScores>> open = new LinkedBlockingDeque<>();
        List<Thread> finishers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Random random = new Random(i);
            finishers.add(Thread.ofPlatform().start(() -> finish(open, random)));
        }

        for (int i = 0; i < ITEMS; i++) {
            assertThat(line.makeRoom()).isTrue();
            CompletableFuture<SoundScores> scores = new CompletableFuture<>();
            line.add(new Pending.Window(Duration.ofMillis(i), scores));
            line.add(new Pending.Mark(Duration.ofMillis(i), Duration.ofMillis(i)));
            open.add(scores);
        }
        line.awaitEmpty();
        done.set(true);
        for (Thread finisher : finishers) {
            finisher.join();
        }

        assertThat(collected.order).hasSize(ITEMS);
        for (int i = 0; i < ITEMS; i++) {
            assertThat(collected.order.get(i)).isEqualTo(Duration.ofMillis(i));
        }
        assertThat(collected.mostAtOnce).hasValue(1);
        assertThat(collected.lastMark).isEqualTo(Duration.ofMillis(ITEMS - 1));
        assertThat(line.counts().windows()).isEqualTo(ITEMS);
        assertThat(line.counts().outstanding()).isZero();
    }

    @Test
    void givesUpTheNewestOfALiveStreamWhenOnlyTheListenerIsBehind() {
        List<Boolean> rooms = new ArrayList<>();
        EvidenceLine[] line = new EvidenceLine[1];
        line[0] = new EvidenceLine(Pace.LIVE, 2, new Collected() {
            @Override
            public void scored(Pending.Scored scored) {
                super.scored(scored);
                if (rooms.isEmpty()) {
                    // while this one is being dealt with, two more are scored and a third comes
                    for (int i = 1; i <= 3; i++) {
                        rooms.add(line[0].makeRoom());
                        if (rooms.getLast()) {
                            line[0].add(scoredWindow(i));
                        }
                    }
                }
            }
        });

        line[0].add(scoredWindow(0));

        assertThat(rooms).containsExactly(true, true, false);
        assertThat(line[0].counts().windows()).isEqualTo(3);
        assertThat(line[0].counts().skipped(Skip.TOO_LATE)).isEqualTo(1);
    }

    private void finish(LinkedBlockingDeque<CompletableFuture<SoundScores>> open, Random random) {
        try {
            while (!done.get()) {
                CompletableFuture<SoundScores> next =
                        random.nextBoolean() ? open.pollLast(5, TimeUnit.MILLISECONDS) : open.pollFirst();
                if (next != null) {
                    next.complete(SCORES);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Pending.Window scoredWindow(int millis) {
        return new Pending.Window(Duration.ofMillis(millis), CompletableFuture.completedFuture(SCORES));
    }

    /** Keeps what it is given, and notices when it is called twice at once. */
    private static class Collected implements EvidenceLine.EvidenceSink {
        final List<Duration> order = new ArrayList<>();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        Duration lastMark = Duration.ZERO;

        @Override
        public void scored(Pending.Scored scored) {
            int now = atOnce.incrementAndGet();
            mostAtOnce.accumulateAndGet(now, Math::max);
            order.add(scored.evidence().at());
            atOnce.decrementAndGet();
        }

        @Override
        public void reached(Pending.Mark mark) {
            lastMark = mark.soundTo();
        }
    }
}
