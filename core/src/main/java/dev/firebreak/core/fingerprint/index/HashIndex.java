package dev.firebreak.core.fingerprint.index;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongPredicate;

/**
 * A set of entries (hash, id) that is searched by Hamming distance, exactly, while entries come and go. Several entries
 * may have equal hashes, and one id several hashes.
 *
 * <p>Thread-safe. Searches take no lock: they read one immutable {@link Parts} through a volatile field and see every
 * entry whole or not at all. Changes take one lock and are visible to every search that begins after they return. A
 * search that runs meanwhile may or may not see them.
 *
 * <p>New entries are read from end to end until there are {@value Writer#NEWEST} of them; then they become a sorted
 * segment, searched by multi-index hashing (Norouzi, Punjani and Fleet, "Fast Search in Hamming Space with Multi-Index
 * Hashing", CVPR 2012). Segments are merged as in a log-structured merge tree: small ones by whoever adds, larger ones
 * by the executor. A small index is therefore never anything but read from end to end.
 */
public final class HashIndex {
    private final Writer writer;
    private final LongAdder truncated = new LongAdder();

    /**
     * An empty index.
     *
     * @param merging runs merges of segments, which take up to seconds each; {@code Runnable::run} has whoever adds do it
     */
    public HashIndex(Executor merging) {
        this(List.of(), merging, Writer.NEWEST);
    }

    HashIndex(List<Segment> segments, Executor merging, int newest) {
        writer = new Writer(segments, merging, newest);
    }

    /** An index of all entries of the list: about a third of a microsecond for each. */
    public static HashIndex of(Entries entries, Executor merging) {
        HashIndex index = new HashIndex(merging);
        index.addAll(entries);
        return index;
    }

    /**
     * Adds an entry, unless it is there; returns whether it was added. Throws {@link IllegalStateException} at {@value
     * Entries#MOST} entries.
     */
    public boolean add(PdqHash hash, long id) {
        return writer.add(hash, id);
    }

    /** Adds the entries that are not there, all visible at once if there are many; returns how many were added. */
    public int addAll(Entries entries) {
        return writer.addAll(entries);
    }

    /** Removes an entry in microseconds; returns whether it was there. */
    public boolean remove(PdqHash hash, long id) {
        return writer.remove(hash, id);
    }

    /** Removes all entries of the ids for which the test holds, reading all ids: 40 ms for 10 million. Returns how many. */
    public int removeIf(LongPredicate ids) {
        return writer.removeIf(ids);
    }

    /** Gives every entry within {@code radius} of the hash to the visitor; returns whether the visitor wanted all. */
    public boolean search(PdqHash hash, int radius, MatchVisitor visitor) {
        Query query = new Query(hash, radius);
        Parts parts = writer.parts();
        boolean all = parts.delta().search(query, visitor);
        for (int i = 0; all && i < parts.segments().size(); i++) {
            all = parts.segments().get(i).search(query, visitor);
        }
        if (!all) {
            truncated.increment();
        }
        return all;
    }

    /** Up to {@code limit} entries within {@code radius} of the hash, and whether there are more. */
    public Matches find(PdqHash hash, int radius, int limit) {
        List<HashMatch> found = new ArrayList<>();
        boolean all = search(hash, radius, (id, distance) -> {
            if (found.size() == limit) {
                return false;
            }
            found.add(new HashMatch(id, distance));
            return true;
        });
        found.sort(Comparator.comparingInt(HashMatch::distance).thenComparingLong(HashMatch::id));
        return new Matches(found, !all);
    }

    /** The nearest entry within {@code radius}; of several equally near ones that of the lowest id. */
    public Optional<HashMatch> nearest(PdqHash hash, int radius) {
        Nearest nearest = new Nearest();
        // A smaller radius costs far less, and most that is near at all is very near.
        for (int within = Math.min(radius, Nearest.FIRST_RADIUS); ; within = radius) {
            search(hash, within, nearest);
            if (nearest.found() || within == radius) {
                return nearest.match();
            }
        }
    }

    /** {@link #search} for each of the queries, with less work together than one by one where many hashes are read. */
    public void searchAll(List<PdqHash> hashes, int radius, BatchVisitor visitor) {
        Query[] queries = hashes.stream().map(hash -> new Query(hash, radius)).toArray(Query[]::new);
        new BatchSearch(queries, visitor).run(writer.parts());
    }

    /** How many entries a search can find. */
    public long size() {
        return writer.parts().live();
    }

    public IndexStatistics statistics() {
        Parts parts = writer.parts();
        long bytes = parts.delta().bytes();
        long rows = parts.delta().size();
        for (Segment segment : parts.segments()) {
            bytes += segment.bytes();
            rows += segment.rows().size();
        }
        long live = parts.live();
        return new IndexStatistics(live, rows - live, parts.segments().size(), bytes, writer.merges(), truncated.sum());
    }

    Parts parts() {
        return writer.parts();
    }
}
