package dev.firebreak.app.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline generous enough for a loaded machine. */
final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private Eventually() {}

    /** The value, as soon as there is one. */
    static <T> T find(String what, Supplier<Optional<T>> attempt) {
        long until = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < until) {
            Optional<T> found = attempt.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("Waited in vain for " + what);
    }

    static void holds(String what, Supplier<Boolean> condition) {
        find(what, () -> condition.get() ? Optional.of(true) : Optional.empty());
    }

    private static void pause() {
        try {
            boolean never = new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            if (never) {
                throw new IllegalStateException("Nobody counts down");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }
}
