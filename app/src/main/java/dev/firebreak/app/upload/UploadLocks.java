package dev.firebreak.app.upload;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Lets one at a time at each upload. Who comes second is turned away, not kept waiting. Thread-safe. */
final class UploadLocks {
    private final Set<UUID> taken = ConcurrentHashMap.newKeySet();

    /** Held until it is closed. */
    record Lock(UploadLocks locks, UUID id) implements AutoCloseable {
        @Override
        public void close() {
            locks.taken.remove(id);
        }
    }

    /** Empty when somebody has it. */
    Optional<Lock> take(UUID id) {
        return taken.add(id) ? Optional.of(new Lock(this, id)) : Optional.empty();
    }
}
