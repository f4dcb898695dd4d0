package dev.firebreak.core.footage;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Source groups that count as one because near-duplicates join them, over however many steps: the connected parts. The same joins in any
 * order give the same answer. One thread at a time.
 */
public final class JoinedGroups {
    private static final SortedSet<String> NOTHING = Collections.emptySortedSet();

    private final Map<String, String> heads = new HashMap<>();
    private final SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
    private final Map<String, SortedSet<String>> lineages = new HashMap<>();

    /** A part's head is the name of its groups that comes first. */
    public JoinedGroups(Collection<Likeness.Join> joins) {
        joins.forEach(join -> {
            String one = head(join.one().group());
            String other = head(join.other().group());
            heads.put(one.compareTo(other) <= 0 ? other : one, one.compareTo(other) <= 0 ? one : other);
        });
        joins.forEach(join -> {
            note(join.one());
            note(join.other());
        });
    }

    private void note(Likeness.Group group) {
        String head = head(group.group());
        groups.computeIfAbsent(head, unused -> new TreeSet<>()).add(group.group());
        lineages.computeIfAbsent(head, unused -> new TreeSet<>()).add(group.lineage());
    }

    /** What stands for a group and all that are joined with it; a group that is joined with none stands for itself. */
    public String head(String group) {
        String head = group;
        for (String next = heads.get(head); next != null && !next.equals(head); next = heads.get(head)) {
            head = next;
        }
        String step = group;
        while (!step.equals(head)) { // the way is short the next time
            String next = heads.put(step, head);
            step = next == null ? head : next;
        }
        return head;
    }

    /** Parts of two groups or more among those in {@code present}, in order. */
    public Collection<SortedSet<String>> parts(Collection<String> present) {
        SortedMap<String, SortedSet<String>> parts = new TreeMap<>();
        present.forEach(group ->
                parts.computeIfAbsent(head(group), unused -> new TreeSet<>()).add(group));
        parts.values().removeIf(part -> part.size() < 2);
        return parts.values();
    }

    /** {@code set/group} of all that the group is joined with, its own included where it is joined with any. */
    public SortedSet<String> lineages(String group) {
        return Collections.unmodifiableSortedSet(lineages.getOrDefault(head(group), NOTHING));
    }
}
