package dev.firebreak.app.background;

import dev.firebreak.core.error.FirebreakException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something in rounds on a thread of its own, with a period between them, until it is closed. A round that fails is said and
 * tried again half a minute later: nothing of it is lost as long as the work keeps its own state.
 */
public final class BackgroundRounds implements AutoCloseable {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(BackgroundRounds.class);

    private final String name;
    private final Duration period;
    private final Round round;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** What is done each time: all there is to do, unless it is closed meanwhile. */
    @FunctionalInterface
    public interface Round {
        void run(BackgroundRounds rounds) throws InterruptedException;
    }

    private BackgroundRounds(String name, Duration period, Round round) {
        this.name = name;
        this.period = period;
        this.round = round;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Begins at once; {@code name} is the thread's, and the log's. */
    public static BackgroundRounds start(String name, Duration period, Round round) {
        BackgroundRounds rounds = new BackgroundRounds(name, period, round);
        rounds.thread.start();
        return rounds;
    }

    /** True once {@link #close} was called: a round ends as soon as it can. */
    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Waits, in the middle of a round; false when it is closed meanwhile. */
    public boolean rest(Duration time) throws InterruptedException {
        return !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Interrupts the round that is being run and waits for its end, but no longer than a few seconds. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            var unused = thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            boolean more = true;
            while (more) {
                more = rest(tried() ? period : AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            log.debug("Background work was interrupted name={}", name);
        }
    }

    /** Whether it did not fail. */
    private boolean tried() throws InterruptedException {
        try {
            round.run(this);
            return true;
        } catch (FirebreakException e) {
            if (!isClosing()) {
                log.warn("Background work failed and is tried again name={}", name, e);
            }
        } catch (RuntimeException e) {
            if (!isClosing()) {
                log.error("Background work failed by our mistake and is tried again name={}", name, e);
            }
        }
        return false;
    }
}
