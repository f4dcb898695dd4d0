package dev.firebreak.app.cli;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/**
 * Ends the program in good order when it is told to stop (Ctrl-C, SIGTERM): the main thread hears of it, closes what it has
 * opened, and only then the process goes.
 */
final class Shutdown implements AutoCloseable {
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile OptionalInt exitCode = OptionalInt.empty();

    private Shutdown() {}

    /** The thread is interrupted. To be opened before, and so closed after, everything that must be closed. */
    @MustBeClosed
    static Shutdown interrupting(Thread main) {
        return hooked(main::interrupt);
    }

    /** Nobody is interrupted: who wants to know asks {@link #asked}. */
    @MustBeClosed
    static Shutdown heeded() {
        return hooked(() -> {});
    }

    @MustBeClosed
    private static Shutdown hooked(Runnable tell) {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    boolean early = shutdown.closed.getCount() > 0;
                    // The interrupt comes first: after the answer it would hit the closing of what was opened.
                    if (early) {
                        tell.run();
                    }
                    shutdown.asked.complete(null);
                    awaitQuietly(shutdown.closed);
                    if (early) {
                        shutdown.exitCode.ifPresent(Runtime.getRuntime()::halt);
                    }
                }));
        return shutdown;
    }

    /** Done when the program has been told to stop. */
    CompletableFuture<Void> asked() {
        return asked;
    }

    /** Waits until the program is told to stop. */
    void await() {
        boolean waiting = true;
        while (waiting) {
            try {
                asked.get();
                waiting = false;
            } catch (InterruptedException e) {
                waiting = !asked.isDone();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        // An interrupt that comes together with the answer stays set, and would hit the closing of what was opened.
        var unused = Thread.interrupted();
    }

    /** What to exit with where the program was told to stop, instead of the code that stands for the signal. */
    void exitWith(int code) {
        exitCode = OptionalInt.of(code);
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
