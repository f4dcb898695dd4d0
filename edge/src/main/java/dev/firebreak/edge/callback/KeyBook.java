package dev.firebreak.edge.callback;

import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.core.stream.StreamRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registered streams by key, in memory, because publishers and media servers wait for the answer. Whoever changes the
 * {@link StreamRegistry} tells the book right after; {@link #refresh} takes in what others changed. Keys are looked up by
 * their hash. A key that two streams share opens neither.
 *
 * <p>Thread-safe: readers take an immutable snapshot without waiting; writers take turns, {@link #refresh} reads the registry
 * within its turn, so a ban that is told after its commit is never undone by an older reading.
 */
public final class KeyBook {
    private static final Logger log = LoggerFactory.getLogger(KeyBook.class);

    private final ReentrantLock writing = new ReentrantLock();
    private volatile Snapshot snapshot = Snapshot.of(List.of());

    /** The stream that the key opens, banned or not; empty when it opens none. */
    public Optional<Registration> find(StreamKey key) {
        return Optional.ofNullable(snapshot.byKey().get(key.sha256()));
    }

    /** The stream's registration as the book has it. */
    public Optional<Registration> find(StreamId stream) {
        return Optional.ofNullable(snapshot.byStream().get(stream));
    }

    /** Takes over everything that the registry has, and forgets what it does not have. */
    public void refresh(StreamRegistry registry) {
        writing.lock();
        try {
            snapshot = Snapshot.of(registry.list());
        } finally {
            writing.unlock();
        }
    }

    /** Adds a stream or replaces what the book has of it. */
    public void put(Registration registration) {
        change(streams -> streams.put(registration.stream(), registration));
    }

    /** Refuses the stream's key from now on. A ban that there is stays; an unknown stream is ignored. */
    public void ban(StreamId stream, Registration.Ban ban) {
        change(streams -> streams.computeIfPresent(
                stream, (id, known) -> known.ban().isPresent() ? known : known.withBan(Optional.of(ban))));
    }

    /** Lets the stream's key in again. */
    public void liftBan(StreamId stream) {
        change(streams -> streams.computeIfPresent(stream, (id, known) -> known.withBan(Optional.empty())));
    }

    /** Forgets a stream. */
    public void remove(StreamId stream) {
        change(streams -> streams.remove(stream));
    }

    private void change(Change change) {
        writing.lock();
        try {
            Map<StreamId, Registration> streams = new LinkedHashMap<>(snapshot.byStream());
            change.apply(streams);
            snapshot = Snapshot.of(streams.values());
        } finally {
            writing.unlock();
        }
    }

    private interface Change {
        void apply(Map<StreamId, Registration> streams);
    }

    private record Snapshot(Map<StreamId, Registration> byStream, Map<String, Registration> byKey) {
        static Snapshot of(Collection<Registration> registrations) {
            Map<StreamId, Registration> byStream = new LinkedHashMap<>();
            Map<String, Registration> byKey = new HashMap<>();
            Set<String> shared = new HashSet<>();
            for (Registration registration : registrations) {
                byStream.put(registration.stream(), registration);
            }
            for (Registration registration : byStream.values()) {
                Registration other = byKey.put(registration.keySha256(), registration);
                if (other != null) {
                    shared.add(registration.keySha256());
                    log.warn(
                            "two streams have the same key, which opens neither streams={},{}",
                            other.stream(),
                            registration.stream());
                }
            }
            byKey.keySet().removeAll(shared);
            return new Snapshot(Map.copyOf(byStream), Map.copyOf(byKey));
        }
    }
}
