package dev.firebreak.inference.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Figures of one lane. Confined to the engine's lock. */
final class LaneCounts {
    /** Latencies kept for the percentiles: the newest. */
    private static final int KEPT = 2_048;

    private final long[] latencies = new long[KEPT];
    private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);
    private long items;
    private long batches;

    void ran() {
        batches++;
    }

    void scored(long latencyNanos) {
        latencies[(int) (items % KEPT)] = latencyNanos;
        items++;
    }

    void refused(Refusal reason) {
        refusals.merge(reason, 1L, Long::sum);
    }

    long items() {
        return items;
    }

    long batches() {
        return batches;
    }

    Map<Refusal, Long> refusals() {
        return refusals;
    }

    /** Of the latencies kept; zero when there are none. */
    List<Duration> percentiles(double... shares) {
        long[] sorted = Arrays.copyOf(latencies, (int) Math.min(items, KEPT));
        Arrays.sort(sorted);
        List<Duration> found = new ArrayList<>();
        for (double share : shares) {
            int at = (int) Math.min(sorted.length - 1, Math.round(share * sorted.length));
            found.add(Duration.ofNanos(sorted.length == 0 ? 0 : sorted[Math.max(0, at)]));
        }
        return found;
    }
}
