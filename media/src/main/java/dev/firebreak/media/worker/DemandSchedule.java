package dev.firebreak.media.worker;

import dev.firebreak.core.verdict.SamplingDemand;
import java.util.ArrayDeque;

/** What the judge has asked for, by media time. Demands come from the reader's thread and are asked by the stream's. Thread-safe. */
final class DemandSchedule {
    private static final int MAX_PENDING = 1024;

    private record Change(SamplingDemand demand, long fromMicros) {}

    private final ArrayDeque<Change> pending = new ArrayDeque<>();
    private SamplingDemand current = SamplingDemand.CHEAP;

    /** A later demand replaces those that would have begun at its time or after. */
    synchronized void ask(SamplingDemand demand, long fromMicros) {
        while (!pending.isEmpty() && pending.getLast().fromMicros() >= fromMicros) {
            pending.removeLast();
        }
        if (pending.size() < MAX_PENDING) {
            pending.addLast(new Change(demand, fromMicros));
        }
    }

    /** What holds at media time {@code micros}. Times asked must not fall, but for a little reordering. */
    synchronized SamplingDemand at(long micros) {
        while (!pending.isEmpty() && pending.getFirst().fromMicros() <= micros) {
            current = pending.removeFirst().demand();
        }
        return current;
    }
}
