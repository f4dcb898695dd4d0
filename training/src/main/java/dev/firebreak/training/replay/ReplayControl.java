package dev.firebreak.training.replay;

import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.inference.analysis.MediaControl;
import dev.firebreak.media.decode.DecodeLimits;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * Holds replayed media back to where analysis is and keeps what the judge asked for, as a decoder of a file does: see {@link
 * DecodeLimits#LEAD} and {@link dev.firebreak.media.decode.DecodeSession#demand}. Thread-safe.
 */
final class ReplayControl implements MediaControl {
    private record Change(SamplingDemand demand, Duration from) {}

    private final ArrayDeque<Change> pending = new ArrayDeque<>();
    private SamplingDemand current = SamplingDemand.CHEAP;
    private Duration currentFrom = Duration.ZERO;
    private Duration horizon = DecodeLimits.LEAD;
    private boolean closed;

    @Override
    public synchronized void demand(SamplingDemand demand, Duration from) {
        Duration takesEffect = from.compareTo(horizon) > 0 ? from : horizon;
        while (!pending.isEmpty() && pending.getLast().from().compareTo(takesEffect) >= 0) {
            pending.removeLast();
        }
        pending.addLast(new Change(demand, takesEffect));
    }

    @Override
    public synchronized void acknowledge(Duration analysedUpTo) {
        Duration next = analysedUpTo.plus(DecodeLimits.LEAD);
        horizon = next.compareTo(horizon) > 0 ? next : horizon;
        notifyAll();
    }

    /** Waits until media of time {@code at} may be delivered; false once closed. */
    synchronized boolean await(Duration at) {
        try {
            while (!closed && at.compareTo(horizon) >= 0) {
                wait();
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What holds at media time {@code at}; times asked must not fall. */
    synchronized SamplingDemand at(Duration at) {
        while (!pending.isEmpty() && pending.getFirst().from().compareTo(at) <= 0) {
            Change change = pending.removeFirst();
            currentFrom = change.demand() == current ? currentFrom : change.from();
            current = change.demand();
        }
        return current;
    }

    /** Whether more pictures were asked for from {@code from} on without a break until {@code to}, the newest time asked about. */
    synchronized boolean closeLook(Duration from, Duration to) {
        return at(to) == SamplingDemand.ALERT && currentFrom.compareTo(from) <= 0;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
