package dev.firebreak.core.fingerprint.index;

import java.util.List;

/** Which segments are made one, so that there are few of them and each entry is copied a few times only: about log n of both. */
final class MergePolicy {
    /** A segment is merged with the newer ones once it has at most so many times their entries. */
    private static final int RATIO = 3;

    /** A segment is written anew when one of so many of its entries is removed. */
    private static final int REMOVED_SHARE = 4;

    /** What the writer merges itself, in some tens of milliseconds. */
    private static final int SMALL = 1 << 18;

    /** Beyond so many segments the writer merges whatever can be merged, however long that takes. */
    private static final int MOST_SEGMENTS = 32;

    private MergePolicy() {}

    /** Segments from {@code from} to before {@code to}. */
    record Range(int from, int to) {
        boolean isEmpty() {
            return from >= to;
        }
    }

    /**
     * The first of the newest segments that the writer merges with {@code newest} entries not sorted yet.
     *
     * @param free segments before this one are being merged elsewhere
     */
    static int absorb(List<Segment> segments, int free, int newest) {
        int first = segments.size();
        long sum = newest;
        boolean tooMany = segments.size() >= MOST_SEGMENTS;
        while (first > free) {
            int size = segments.get(first - 1).rows().size();
            boolean small = size <= RATIO * sum && sum + size <= SMALL;
            if (!small && !tooMany) {
                break;
            }
            sum += size;
            first--;
        }
        return first;
    }

    /** What is to be merged in the background; may be nothing. */
    static Range next(List<Segment> segments) {
        int from = segments.size();
        long newer = 0;
        for (int i = segments.size() - 1; i >= 0; i--) {
            Rows rows = segments.get(i).rows();
            if (rows.size() <= RATIO * newer) {
                from = i;
            }
            newer += rows.size();
        }
        if (from < segments.size()) {
            return new Range(from, segments.size());
        }
        for (int i = 0; i < segments.size(); i++) {
            Rows rows = segments.get(i).rows();
            if (rows.size() - rows.live() > rows.size() / REMOVED_SHARE) {
                return new Range(i, i + 1);
            }
        }
        return new Range(0, 0);
    }
}
