package dev.firebreak.app.cli;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.concurrent.CountDownLatch;

/**
 * Ends the program in good order when it is told to stop (Ctrl-C, SIGTERM): the main thread is interrupted, closes what it has
 * opened, and only then the process goes.
 */
final class Shutdown implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private Shutdown() {}

    /** To be opened before, and so closed after, everything that must be closed. */
    @MustBeClosed
    static Shutdown interrupting(Thread main) {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    shutdown.asked.countDown();
                    if (shutdown.closed.getCount() > 0) {
                        main.interrupt();
                    }
                    awaitQuietly(shutdown.closed);
                }));
        return shutdown;
    }

    /** Waits until the program is told to stop. */
    void await() {
        awaitQuietly(asked);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** Being interrupted is how the program is told to stop; what is closed after it must still be able to wait. */
    private static void awaitQuietly(CountDownLatch latch) {
        boolean waiting = true;
        while (waiting) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException e) {
                waiting = latch.getCount() > 0;
            }
        }
    }
}
