package dev.firebreak.core.fingerprint.index;

import static dev.firebreak.core.fingerprint.index.Entries.WORDS;

/**
 * One query on one segment. Memory latency is the whole cost, so that a slot is visited in three passes of loads that do
 * not depend on one another, which the processor overlaps: where its buckets begin and end, the hashes in them, their
 * words.
 *
 * <p>A hash that agrees in several slots is reported in the first of them only; whether it was found before follows from
 * its bits, so nothing is kept.
 */
final class SegmentSearch {
    private static final int CANDIDATES = 1024;

    private final Rows rows;
    private final long[] words;
    private final Buckets buckets;
    private final Probes plan;
    private final Query query;
    private final MatchVisitor visitor;
    private final int[] candidates = new int[CANDIDATES + 2 * Buckets.PADDING];
    private int[] from = new int[0];
    private int[] to = new int[0];
    private int ranges;

    SegmentSearch(Segment segment, Query query, MatchVisitor visitor) {
        rows = segment.rows();
        words = rows.words();
        buckets = segment.buckets();
        plan = segment.plan(query.radius());
        this.query = query;
        this.visitor = visitor;
    }

    /** Whether the visitor wanted all. */
    boolean run() {
        if (plan.scan()) {
            return scan(0);
        }
        long affordable = Probes.affordable(rows.hashes());
        for (int step = 0; step < plan.slots().length; step++) {
            affordable -= lookUp(step);
            if (affordable < 0) {
                return scan(step);
            }
            if (!visit(step)) {
                return false;
            }
        }
        return true;
    }

    /** Lists the buckets near the query's in a slot that are not empty, and returns how many hashes are in them. */
    private long lookUp(int step) {
        int slot = plan.slots()[step];
        int[] flips = Flips.upTo(plan.flips()[step], buckets.slots().bits(slot));
        if (from.length < flips.length) {
            from = new int[flips.length];
            to = new int[flips.length];
        }
        int[] starts = buckets.starts()[slot];
        int key = buckets.slots().key(query.hash(), slot);
        long total = 0;
        int listed = 0;
        for (int flip : flips) {
            int bucket = key ^ flip;
            int start = starts[bucket];
            int end = starts[bucket + 1];
            from[listed] = start;
            to[listed] = end;
            total += end - start;
            listed += (start - end) >>> 31;
        }
        ranges = listed;
        return total;
    }

    private boolean visit(int step) {
        int slot = plan.slots()[step];
        return slot == 0 ? visitInOrder(step) : visitPostings(step, buckets.postings()[slot]);
    }

    private boolean visitInOrder(int step) {
        for (int range = 0; range < ranges; range++) {
            if (!compareAll(from[range], to[range], step)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Most buckets have a few hashes: so many are copied whether they are there or not, which spares a branch that
     * nobody can predict.
     */
    private boolean visitPostings(int step, int[] postings) {
        int listed = 0;
        for (int range = 0; range < ranges; range++) {
            int start = from[range];
            int end = to[range];
            candidates[listed] = postings[start];
            candidates[listed + 1] = postings[start + 1];
            candidates[listed + 2] = postings[start + 2];
            candidates[listed + 3] = postings[start + 3];
            listed += Math.min(end - start, Buckets.PADDING);
            if (listed > CANDIDATES || end - start > Buckets.PADDING) {
                if (!compare(listed, step) || !comparePosted(postings, start + Buckets.PADDING, end, step)) {
                    return false;
                }
                listed = 0;
            }
        }
        return compare(listed, step);
    }

    private boolean comparePosted(int[] postings, int start, int end, int step) {
        for (int at = start; at < end; at += CANDIDATES) {
            int count = Math.min(CANDIDATES, end - at);
            System.arraycopy(postings, at, candidates, 0, count);
            if (!compare(count, step)) {
                return false;
            }
        }
        return true;
    }

    private boolean compare(int listed, int step) {
        int radius = query.radius();
        for (int i = 0; i < listed; i++) {
            int hash = candidates[i];
            if (query.firstHalf(words, hash * WORDS) <= radius && !report(hash, step)) {
                return false;
            }
        }
        return true;
    }

    /** Reads all hashes in order, for what the slots before {@code step} have not found. */
    private boolean scan(int step) {
        return compareAll(0, rows.hashes(), step);
    }

    private boolean compareAll(int start, int end, int step) {
        int radius = query.radius();
        for (int hash = start; hash < end; hash++) {
            if (query.firstHalf(words, hash * WORDS) <= radius && !report(hash, step)) {
                return false;
            }
        }
        return true;
    }

    private boolean report(int hash, int step) {
        int distance = query.distance(words, hash * WORDS);
        if (distance > query.radius()) {
            return true;
        }
        long[] differences = query.differences(words, hash * WORDS);
        for (int earlier = 0; earlier < step; earlier++) {
            int different = Integer.bitCount(buckets.slots().key(differences, 0, plan.slots()[earlier]));
            if (different <= plan.flips()[earlier]) {
                return true;
            }
        }
        return rows.visit(hash, distance, visitor);
    }
}
