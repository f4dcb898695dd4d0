package dev.firebreak.core.footage;

import java.util.Collection;
import java.util.Set;

/**
 * What near-duplicates mean for datasets.
 *
 * @param joins source groups that have near-duplicates of each other's clips; false matches do not count
 * @param held clips that show the same as one that was withdrawn, and of which nobody has said that they may stay
 */
public record Likeness(Set<Join> joins, Set<FootageId> held) {
    /** Nothing resembles anything. */
    public static final Likeness NONE = new Likeness(Set.of(), Set.of());

    public Likeness {
        joins = Set.copyOf(joins);
        held = Set.copyOf(held);
    }

    /** A set and one of its source groups. */
    public record Group(String set, String group) {
        public static Group of(Footage clip) {
            return new Group(clip.description().set(), clip.description().sourceGroup());
        }

        /** As a model package's lineage names it. */
        public String lineage() {
            return set + "/" + group;
        }
    }

    /** Two groups of which clips are the same; once in either order is enough. */
    public record Join(Group one, Group other) {}

    public static Likeness of(Collection<Join> joins, Collection<FootageId> held) {
        return new Likeness(Set.copyOf(joins), Set.copyOf(held));
    }
}
