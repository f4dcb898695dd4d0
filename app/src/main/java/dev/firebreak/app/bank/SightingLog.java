package dev.firebreak.app.bank;

import dev.firebreak.core.bank.MatchLedger.Sighting;
import dev.firebreak.core.error.FirebreakException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what live sessions were found to be copies of, away from them: whoever matches never waits for the database. At most
 * {@value #CAPACITY} sightings wait; what comes beyond is told to {@code dropped}. Thread-safe.
 */
public final class SightingLog implements AutoCloseable {
    static final int CAPACITY = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(SightingLog.class);

    private final BlockingQueue<Sighting> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Consumer<List<Sighting>> count;
    private final Runnable dropped;
    private final Thread writer;
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * @param count stores them; may throw {@link FirebreakException}, then they are tried again
     * @param dropped told of each that is not counted
     */
    public SightingLog(Consumer<List<Sighting>> count, Runnable dropped) {
        this.count = count;
        this.dropped = dropped;
        this.writer = Thread.ofVirtual().name("sightings").start(this::run);
    }

    void add(Sighting sighting) {
        if (!waiting.offer(sighting)) {
            dropped.run();
        }
    }

    @Override
    public void close() {
        over.countDown();
        writer.interrupt();
        try {
            var unused = writer.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Sighting> batch = new ArrayList<>();
        try {
            while (over.getCount() > 0) {
                if (batch.isEmpty()) {
                    batch.add(waiting.take());
                    waiting.drainTo(batch, CAPACITY - 1);
                }
                if (written(batch)) {
                    batch.clear();
                } else {
                    // Closing wakes it at once.
                    var unused = over.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            log.debug("No more sightings are counted while the server runs");
        }
        waiting.drainTo(batch);
        if (!batch.isEmpty() && !written(batch)) {
            batch.forEach(each -> dropped.run());
        }
    }

    private boolean written(List<Sighting> batch) {
        try {
            count.accept(List.copyOf(batch));
            return true;
        } catch (FirebreakException e) {
            log.warn("What was found of banked media cannot be counted yet sightings={}", batch.size(), e);
            return false;
        }
    }
}
