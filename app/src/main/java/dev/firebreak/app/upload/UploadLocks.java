package dev.firebreak.app.upload;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one at a time at each upload. Who comes second is turned away, now or after a moment. Thread-safe. */
final class UploadLocks {
    private final ReentrantLock guard = new ReentrantLock();
    private final Condition released = guard.newCondition();
    private final Set<UUID> taken = new HashSet<>();

    /** Held until it is closed. */
    record Lock(UploadLocks locks, UUID id) implements AutoCloseable {
        @Override
        public void close() {
            locks.release(id);
        }
    }

    /** Empty when somebody has it. */
    Optional<Lock> take(UUID id) {
        guard.lock();
        try {
            return taken.add(id) ? Optional.of(new Lock(this, id)) : Optional.empty();
        } finally {
            guard.unlock();
        }
    }

    /**
     * Empty when somebody has it all that time. A client may hear an answer a moment before its request has ended here, and go on at
     * once.
     */
    Optional<Lock> take(UUID id, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        guard.lock();
        try {
            while (!taken.add(id)) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = released.awaitNanos(left);
            }
            return Optional.of(new Lock(this, id));
        } finally {
            guard.unlock();
        }
    }

    private void release(UUID id) {
        guard.lock();
        try {
            taken.remove(id);
            released.signalAll();
        } finally {
            guard.unlock();
        }
    }
}
