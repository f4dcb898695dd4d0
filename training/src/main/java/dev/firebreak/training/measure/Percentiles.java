package dev.firebreak.training.measure;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Delays in milliseconds, by nearest rank: the smallest that so many per cent do not exceed.
 *
 * @param of how many there were; without any the others are null
 */
public record Percentiles(
        int of,
        @Nullable Long p50,
        @Nullable Long p95,
        @Nullable Long highest) {
    public static Percentiles of(Collection<Long> millis) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Percentiles(0, null, null, null);
        }
        return new Percentiles(sorted.length, rank(sorted, 0.5), rank(sorted, 0.95), sorted[sorted.length - 1]);
    }

    private static long rank(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
