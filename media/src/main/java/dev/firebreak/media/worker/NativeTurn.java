package dev.firebreak.media.worker;

import dev.firebreak.media.wire.TurnSlot;
import java.nio.MappedByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one stream at a time into native code, and writes into a file that the main process has mapped too who that is: whoever
 * crashes or hangs the process is known afterwards. Thread-safe.
 *
 * <p>Reading from the network cannot take turns, since FFmpeg waits inside. What is read is decoded in turn like everything else.
 */
final class NativeTurn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final MappedByteBuffer slot;

    NativeTurn(MappedByteBuffer slot) {
        this.slot = slot;
    }

    void enter(int stream) {
        lock.lock();
        TurnSlot.enter(slot, stream);
    }

    void exit() {
        TurnSlot.exit(slot);
        lock.unlock();
    }

    /** Runs {@code step} in native code, in turn, or beside the others for a network read. */
    <T extends @Nullable Object> T run(int stream, boolean network, Step<T> step) throws Failure {
        if (network) {
            return step.run();
        }
        enter(stream);
        try {
            return step.run();
        } finally {
            exit();
        }
    }

    /** A stretch of native code. */
    @FunctionalInterface
    interface Step<T extends @Nullable Object> {
        T run() throws Failure;
    }
}
