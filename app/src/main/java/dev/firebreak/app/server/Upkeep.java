package dev.firebreak.app.server;

import dev.firebreak.core.error.FirebreakException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done now and then: taking in keys that another process changed, forgetting what nobody watches any more. */
final class Upkeep implements AutoCloseable {
    private static final long PERIOD_SECONDS = 30;
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Runnable> chores;

    Upkeep(Runnable... chores) {
        this.chores = List.of(chores);
        Thread.ofVirtual().name("upkeep").start(this::run);
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private void run() {
        try {
            while (!closing.await(PERIOD_SECONDS, TimeUnit.SECONDS)) {
                chores.forEach(Upkeep::attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable chore) {
        try {
            chore.run();
        } catch (FirebreakException e) {
            log.warn("A chore failed and is tried again later", e);
        }
    }
}
