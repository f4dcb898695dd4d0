package dev.firebreak.app.bank;

import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.error.FirebreakException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an index up to date from a thread of its own: what is put into a bank, by whatever process, is matched a moment later. */
public final class BankFollower implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(BankFollower.class);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final BankIndex index;
    private final Runnable first;
    private final Thread thread;
    private boolean begun;

    private BankFollower(BankIndex index, Runnable first) {
        this.index = index;
        this.first = first;
        thread = Thread.ofPlatform().name("bank-index").daemon().start(this::run);
    }

    /** Begins to read all banks in the background; {@code first} is done before, again when the database fails meanwhile. */
    public static BankFollower start(BankIndex index, Runnable first) {
        return new BankFollower(index, first);
    }

    public BankIndex index() {
        return index;
    }

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
        boolean failing = false;
        try {
            do {
                failing = follow(failing);
            } while (!closing.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.debug("The index of the banks is not followed any more");
        } catch (RuntimeException | Error e) {
            log.error("The index of the banks stopped following; what is new in banks is not matched any more", e);
            throw e;
        }
    }

    /** Returns whether it failed: said once, not four times a second. */
    private boolean follow(boolean failing) {
        try {
            if (!begun) {
                first.run();
                begun = true;
            }
            index.follow();
            if (failing) {
                log.info(
                        "The index of the banks follows again up_to={}",
                        index.status().upTo());
            }
            return false;
        } catch (FirebreakException e) {
            if (!failing && closing.getCount() > 0) {
                log.warn(
                        "The index of the banks does not know what is new in them; it is tried again why=\"{}\"",
                        e.getMessage());
            }
            return true;
        }
    }
}
