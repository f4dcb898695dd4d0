package dev.firebreak.app.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done now and then: taking in keys that another process changed, forgetting what nobody watches any more. */
final class Upkeep implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Duration period;
    private final List<Runnable> chores;

    Upkeep(Runnable... chores) {
        this(PERIOD, chores);
    }

    Upkeep(Duration period, Runnable... chores) {
        this.period = period;
        this.chores = List.of(chores);
        Thread.ofVirtual().name("upkeep").start(this::run);
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private void run() {
        try {
            while (!closing.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                chores.forEach(Upkeep::attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            log.warn("A chore failed and is tried again later", e);
        }
    }
}
