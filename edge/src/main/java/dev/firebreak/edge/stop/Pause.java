package dev.firebreak.edge.stop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two looks at a server. */
@FunctionalInterface
public interface Pause {
    void await(Duration time) throws InterruptedException;

    /** Lets the time pass. */
    static Pause real() {
        return time -> {
            boolean never = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
            if (never) {
                throw new IllegalStateException("Nobody counts down");
            }
        };
    }
}
