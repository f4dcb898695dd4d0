package dev.firebreak.core.fingerprint.index;

import java.util.ArrayList;
import java.util.List;

/**
 * Several segments made one, while entries of them may still be removed: what was removed before it began is left out,
 * what was removed since is removed from the result by {@link #catchUp}.
 */
final class Merge {
    private final List<Segment> sources;
    private final List<long[]> removedBefore = new ArrayList<>();

    /** Constructed by the writer. */
    Merge(List<Segment> sources) {
        this.sources = List.copyOf(sources);
        for (Segment source : this.sources) {
            removedBefore.add(source.rows().removed());
        }
    }

    List<Segment> sources() {
        return sources;
    }

    /** Builds the new segment; any thread. */
    Segment build() {
        Entries entries = new Entries(Math.toIntExact(
                sources.stream().mapToLong(source -> source.rows().live()).sum()));
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).rows().copyTo(entries, removedBefore.get(i));
        }
        return Segment.of(entries);
    }

    /** Called by the writer before the result takes its sources' place. */
    void catchUp(Segment merged) {
        Entries gone = new Entries();
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).rows().copyRemovedTo(gone, removedBefore.get(i));
        }
        for (int entry = 0; entry < gone.size(); entry++) {
            merged.rows().remove(merged.find(gone.hash(entry), gone.id(entry)));
        }
    }
}
