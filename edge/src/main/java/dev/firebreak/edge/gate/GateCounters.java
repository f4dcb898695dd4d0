package dev.firebreak.edge.gate;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts by {@link GateCount}, each also added to a parent's. Thread-safe. */
final class GateCounters {
    private final Map<GateCount, LongAdder> counts = new EnumMap<>(GateCount.class);
    private final @Nullable GateCounters parent;

    GateCounters(@Nullable GateCounters parent) {
        this.parent = parent;
        for (GateCount count : GateCount.values()) {
            counts.put(count, new LongAdder());
        }
    }

    void add(GateCount count) {
        requireNonNull(counts.get(count)).increment();
        if (parent != null) {
            parent.add(count);
        }
    }

    Map<GateCount, Long> snapshot() {
        Map<GateCount, Long> snapshot = new EnumMap<>(GateCount.class);
        counts.forEach((count, number) -> snapshot.put(count, number.sum()));
        return snapshot;
    }
}
