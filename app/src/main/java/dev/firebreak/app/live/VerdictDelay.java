package dev.firebreak.app.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Measures how long after a segment was complete all its evidence had been judged: what analysis costs a viewer before any lookahead.
 * Thread-safe.
 */
public final class VerdictDelay {
    /** Segments that may wait; further ones are not measured, since by then the stream is late and counted as such. */
    static final int MAX_WAITING = 256;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final LongSupplier nanos;
    private final Consumer<Duration> delays;
    private Duration analysedTo = Duration.ZERO;

    private record Waiting(Duration end, long completeNanos) {}

    /** @param delays gets one delay a segment; zero when the judge was there first */
    public VerdictDelay(LongSupplier nanos, Consumer<Duration> delays) {
        this.nanos = nanos;
        this.delays = delays;
    }

    /** A segment that ends at this media time is complete. */
    synchronized void complete(Duration end) {
        if (end.compareTo(analysedTo) <= 0) {
            delays.accept(Duration.ZERO);
        } else if (waiting.size() < MAX_WAITING) {
            waiting.addLast(new Waiting(end, nanos.getAsLong()));
        }
    }

    /** Everything up to this media time has been judged. */
    synchronized void analysed(Duration upTo) {
        analysedTo = upTo;
        while (!waiting.isEmpty() && waiting.getFirst().end().compareTo(upTo) <= 0) {
            delays.accept(
                    Duration.ofNanos(nanos.getAsLong() - waiting.removeFirst().completeNanos()));
        }
    }
}
