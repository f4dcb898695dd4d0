package dev.firebreak.testkit.copy;

import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.copy.TrafficStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Traffic in memory, under the same contract as the real one. Thread-safe: one lock. */
public final class InMemoryTraffic implements TrafficStore {
    private final TreeMap<Long, TrafficPiece> pieces = new TreeMap<>();
    private long last;

    @Override
    public synchronized void append(List<TrafficPiece> added) {
        requireBatch(added.size());
        for (TrafficPiece piece : added) {
            boolean known = pieces.values().stream()
                    .anyMatch(each -> each.session().equals(piece.session())
                            && each.from().equals(piece.from()));
            if (!known) {
                pieces.put(++last, piece);
            }
        }
    }

    @Override
    public synchronized List<Kept> newest(Optional<Long> before, int limit) {
        requireBatch(limit);
        return pieces.headMap(before.orElse(Long.MAX_VALUE), false).descendingMap().entrySet().stream()
                .limit(limit)
                .map(entry -> new Kept(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public synchronized void forgetBefore(Instant time) {
        pieces.values().removeIf(piece -> piece.start().isBefore(time));
    }

    @Override
    public synchronized Size size() {
        long bytes = pieces.values().stream()
                .mapToLong(piece -> piece.video().length + piece.sound().length)
                .sum();
        return new Size(pieces.size(), bytes);
    }

    private static void requireBatch(int size) {
        if (size > MAX_BATCH || size < 0) {
            throw new IllegalArgumentException(
                    "At most %d pieces are added or read at once, not %d".formatted(MAX_BATCH, size));
        }
    }
}
