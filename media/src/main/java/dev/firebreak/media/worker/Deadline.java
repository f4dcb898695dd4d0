package dev.firebreak.media.worker;

import java.time.Duration;

/** How long native code may wait for a source. Thread-safe. */
final class Deadline {
    private volatile long atNanos = System.nanoTime();
    private volatile boolean closed;

    void in(Duration time) {
        atNanos = System.nanoTime() + time.toNanos();
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean passed() {
        return closed || System.nanoTime() - atNanos > 0;
    }
}
