package dev.firebreak.core.footage;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A model package that is known here, and what it was made from.
 *
 * @param name the package's name
 * @param version the package's version
 * @param where the file or folder it was registered from
 * @param groups {@code set/sourceGroup} of everything it was trained or calibrated on
 * @param clips lower-case hex SHA-256 of the clips it was trained or calibrated on; empty when the package does not say
 */
public record ModelLineage(
        String name,
        String version,
        String where,
        SortedSet<String> groups,
        SortedSet<String> clips,
        Instant registeredAt,
        String registeredBy) {
    public ModelLineage {
        Words.line("A model's name", name, Description.MAX_NAME);
        Words.line("A model's version", version, Description.MAX_NAME);
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        clips = Collections.unmodifiableSortedSet(new TreeSet<>(clips));
    }

    /** Whether it was made from a clip or from others of its source group. */
    public boolean madeFrom(Footage clip) {
        return groups.contains(clip.description().lineage())
                || clips.contains(clip.sha256().hex());
    }
}
