package dev.firebreak.edge.rtmp;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets a reader go on with the listener's next tick. An encoder sends each picture and each frame of sound by itself, a hundred times
 * a second; waking up for each costs more than what is then done with it. Readers that wake up with the tick find a few at a time, and
 * wake up together.
 */
final class ReadPace {
    private final AtomicLong ticks = new AtomicLong();
    private volatile @Nullable Thread waiting;

    /** Lets go whoever waits. */
    void tick() {
        ticks.incrementAndGet();
        Thread thread = waiting;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /** Waits for the next tick, or until interrupted. One thread at a time. */
    void await() {
        long seen = ticks.get();
        waiting = Thread.currentThread();
        try {
            while (ticks.get() == seen && !Thread.currentThread().isInterrupted()) {
                LockSupport.park(this);
            }
        } finally {
            waiting = null;
        }
    }
}
