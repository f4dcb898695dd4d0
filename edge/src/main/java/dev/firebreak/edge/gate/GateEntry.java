package dev.firebreak.edge.gate;

import dev.firebreak.core.segment.Segment;
import java.time.Instant;

/** One segment in the gate. Confined to its {@link GatedStream}'s lock. */
final class GateEntry {
    /** Where a segment stands. */
    enum Place {
        PENDING,
        LISTED,
        LATELY_LISTED,
        WITHDRAWN
    }

    private final Segment segment;
    private final GateSession session;
    private final Instant arrivedAt;
    private Place place = Place.PENDING;
    private boolean approved;
    private boolean discontinuity;
    private long mediaSequence;
    private Instant leftAt = Instant.MAX;

    GateEntry(Segment segment, GateSession session, Instant arrivedAt) {
        this.segment = segment;
        this.session = session;
        this.arrivedAt = arrivedAt;
    }

    Segment segment() {
        return segment;
    }

    GateSession session() {
        return session;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    Place place() {
        return place;
    }

    /** A person has said that viewers may see it. */
    boolean approved() {
        return approved;
    }

    void approve() {
        approved = true;
        place = Place.PENDING;
    }

    void list(long sequence, boolean afterDiscontinuity) {
        place = Place.LISTED;
        mediaSequence = sequence;
        discontinuity = afterDiscontinuity;
        session.listed();
    }

    void leave(Instant now) {
        place = Place.LATELY_LISTED;
        leftAt = now;
    }

    void withdraw() {
        place = Place.WITHDRAWN;
        approved = false;
    }

    boolean discontinuity() {
        return discontinuity;
    }

    long mediaSequence() {
        return mediaSequence;
    }

    Instant leftAt() {
        return leftAt;
    }
}
