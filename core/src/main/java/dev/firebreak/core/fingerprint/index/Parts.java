package dev.firebreak.core.fingerprint.index;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.ArrayList;
import java.util.List;

/** All entries at one moment: sorted segments, the oldest first, and the newest entries unsorted. Replaced whole, never changed. */
record Parts(List<Segment> segments, Delta delta) {
    Parts {
        segments = List.copyOf(segments);
    }

    long live() {
        long live = delta.live();
        for (Segment segment : segments) {
            live += segment.rows().live();
        }
        return live;
    }

    boolean contains(PdqHash hash, long id) {
        return delta.find(hash, id) >= 0 || segments.stream().anyMatch(segment -> segment.find(hash, id) >= 0);
    }

    /** The same with {@code merged} in place of the segments from {@code from} to before {@code to}, if it has any entries. */
    Parts replaced(int from, int to, Segment merged, Delta newest) {
        List<Segment> now = new ArrayList<>(segments.subList(0, from));
        if (merged.rows().size() > 0) {
            now.add(merged);
        }
        now.addAll(segments.subList(to, segments.size()));
        return new Parts(now, newest);
    }
}
