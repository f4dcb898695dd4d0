package dev.firebreak.app.ingest;

import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Forgets the segments of sessions that are over, once nobody can watch or restore them any more. Preserved ones stay. Thread-safe. A
 * crash forgets this list, too; what is then left over goes when the store's window is full.
 */
public final class DepartedSessions {
    private final SegmentStore segments;
    private final Clock clock;
    private final Duration keep;
    private final Deque<Departed> departed = new ArrayDeque<>();

    private record Departed(StreamId stream, SessionId session, Instant at) {}

    /** @param keep how long after its end a session's segments may still be asked for */
    public DepartedSessions(SegmentStore segments, Clock clock, Duration keep) {
        this.segments = segments;
        this.clock = clock;
        this.keep = keep;
    }

    synchronized void left(StreamId stream, SessionId session) {
        departed.addLast(new Departed(stream, session, clock.instant()));
    }

    /** Forgets what is due. To be called now and then. */
    public synchronized void sweep() {
        Instant due = clock.instant().minus(keep);
        while (!departed.isEmpty() && departed.getFirst().at().isBefore(due)) {
            Departed oldest = departed.getFirst();
            segments.forget(oldest.stream(), oldest.session(), Long.MAX_VALUE);
            departed.removeFirst();
        }
    }
}
