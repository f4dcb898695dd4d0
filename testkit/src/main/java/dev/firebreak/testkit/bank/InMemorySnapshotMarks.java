package dev.firebreak.testkit.bank;

import dev.firebreak.core.bank.SnapshotMarks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Marks of snapshots in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemorySnapshotMarks implements SnapshotMarks {
    private final Map<UUID, Long> marks = new LinkedHashMap<>();

    @Override
    public synchronized void add(UUID snapshot, long change) {
        marks.put(snapshot, change);
        if (marks.size() > MOST) {
            marks.remove(marks.keySet().iterator().next());
        }
    }

    @Override
    public synchronized Optional<Long> change(UUID snapshot) {
        return Optional.ofNullable(marks.get(snapshot));
    }
}
