package dev.firebreak.edge.stop;

import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for a condition, with a deadline generous enough for a loaded machine. */
final class Waiting {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Waiting() {}

    static void until(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        try {
            while (!condition.call()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Waited in vain until " + what);
                }
                Pause.real().await(Duration.ofMillis(50));
            }
        } catch (AssertionError e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("While waiting until " + what, e);
        }
    }

    /** True when the call does not fail for want of a server or file. */
    static boolean succeeds(Callable<?> call) throws Exception {
        try {
            call.call();
            return true;
        } catch (FirebreakException | IOException notYet) {
            return false;
        }
    }
}
