package dev.firebreak.app.ingest;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentSink;
import dev.firebreak.core.segment.SegmentStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one session's segments for as long as they may be needed, and passes them on. One thread at a time.
 *
 * <p>What leaves the retention window is forgotten, unless viewers may still get it or an incident has preserved it.
 */
final class SegmentKeeper implements SegmentSink {
    private static final Logger log = LoggerFactory.getLogger(SegmentKeeper.class);

    /** Why a segment is not shown; also the metric label. */
    enum Lost {
        /** The store failed, a full disk for one. */
        NOT_KEPT
    }

    private final SegmentStore store;
    private final Duration retention;
    private final LongUnaryOperator stillNeededFrom;
    private final Consumer<Segment> next;
    private final Runnable lost;
    private final Deque<Segment> kept = new ArrayDeque<>();

    /**
     * @param retention media time for which segments are kept
     * @param stillNeededFrom given a sequence number, the lowest one that viewers may still get, or the same
     * @param next gets each segment once its bytes are kept
     * @param lost called for a segment that could not be kept; it is not passed on
     */
    SegmentKeeper(
            SegmentStore store,
            Duration retention,
            LongUnaryOperator stillNeededFrom,
            Consumer<Segment> next,
            Runnable lost) {
        this.store = store;
        this.retention = retention;
        this.stillNeededFrom = stillNeededFrom;
        this.next = next;
        this.lost = lost;
    }

    @Override
    public void segment(Segment segment, byte[] bytes) {
        try {
            store.put(segment, bytes);
        } catch (FirebreakException e) {
            lost.run();
            log.error(
                    "A segment could not be kept and is not shown stream={} sequence={}",
                    segment.id().stream(),
                    segment.id().sequence(),
                    e);
            return;
        }
        next.accept(segment);
        kept.addLast(segment);
        forgetBefore(segment.end().minus(retention));
    }

    private void forgetBefore(Duration oldest) {
        Segment passed = null;
        while (!kept.isEmpty() && kept.getFirst().end().compareTo(oldest) < 0) {
            passed = kept.removeFirst();
        }
        if (passed == null) {
            return;
        }
        try {
            long before = stillNeededFrom.applyAsLong(passed.id().sequence() + 1);
            store.forget(passed.id().stream(), passed.id().session(), before);
        } catch (FirebreakException e) {
            log.warn("Old segments could not be removed stream={}", passed.id().stream(), e);
        }
    }
}
