package dev.firebreak.app.lookback;

import dev.firebreak.core.error.FirebreakException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks back from a thread of its own whenever something is new in the banks: one core at most. */
public final class LookBackThread implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(LookBackThread.class);

    private final LookBack lookBack;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private LookBackThread(LookBack lookBack) {
        this.lookBack = lookBack;
        this.thread = Thread.ofPlatform().name("look-back").daemon().start(this::run);
    }

    public static LookBackThread start(LookBack lookBack) {
        return new LookBackThread(lookBack);
    }

    /** Stops after the piece that is being looked at. */
    @Override
    public void close() {
        closing.countDown();
        try {
            var unused = thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                rounds();
            } while (!closing.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.debug("Nobody looks back any more");
        }
    }

    private void rounds() {
        try {
            boolean more = true;
            while (more && closing.getCount() > 0) {
                more = lookBack.round(() -> closing.getCount() == 0);
            }
        } catch (FirebreakException e) {
            log.warn("Looking back failed and is tried again", e);
        } catch (RuntimeException e) {
            log.error("Looking back failed by our mistake and is tried again", e);
        }
    }
}
