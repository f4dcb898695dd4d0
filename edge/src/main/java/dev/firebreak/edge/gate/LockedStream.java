package dev.firebreak.edge.gate;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** A {@link GatedStream} behind its one lock. Thread-safe. */
final class LockedStream {
    private final ReentrantLock lock = new ReentrantLock();
    private final GatedStream stream;

    LockedStream(GatedStream stream) {
        this.stream = stream;
    }

    <T> T ask(Function<GatedStream, T> question) {
        lock.lock();
        try {
            return question.apply(stream);
        } finally {
            lock.unlock();
        }
    }

    void tell(Consumer<GatedStream> message) {
        lock.lock();
        try {
            message.accept(stream);
        } finally {
            lock.unlock();
        }
    }
}
