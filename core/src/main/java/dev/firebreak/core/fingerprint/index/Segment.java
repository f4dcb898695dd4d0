package dev.firebreak.core.fingerprint.index;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Entries in an order that never changes, with their buckets: what most of an index consists of. Any number of readers,
 * one writer (removals).
 */
final class Segment {
    private final Rows rows;
    private final Buckets buckets;
    private final AtomicReferenceArray<Probes> plans = new AtomicReferenceArray<>(PdqHash.BITS + 1);

    Segment(Rows rows, Buckets buckets) {
        this.rows = rows;
        this.buckets = buckets;
    }

    static Segment of(Entries entries) {
        Rows rows = RowSort.rows(entries);
        return new Segment(rows, Buckets.of(rows));
    }

    Rows rows() {
        return rows;
    }

    Buckets buckets() {
        return buckets;
    }

    Probes plan(int radius) {
        Probes plan = plans.get(radius);
        if (plan == null) {
            plan = Probes.plan(buckets.slots(), buckets.order(), rows.hashes(), radius);
            plans.set(radius, plan);
        }
        return plan;
    }

    /** Whether the visitor wanted all. */
    boolean search(Query query, MatchVisitor visitor) {
        return new SegmentSearch(this, query, visitor).run();
    }

    /** The row of an entry that is not removed, or -1. */
    int find(PdqHash hash, long id) {
        int[] starts = buckets.starts()[0];
        int key = buckets.slots().key(hash, 0);
        return rows.find(hash, id, starts[key], starts[key + 1]);
    }

    long bytes() {
        return rows.bytes() + buckets.bytes();
    }
}
