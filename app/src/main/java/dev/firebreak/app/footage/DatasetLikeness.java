package dev.firebreak.app.footage;

import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.JoinedGroups;
import dev.firebreak.core.footage.Likeness;
import dev.firebreak.core.footage.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What near-duplicates mean for a dataset that there is.
 *
 * @param parts source groups of it that count as one, each part of two or more
 * @param torn those of these that are on two sides all the same: near-duplicates were found, or groups joined, after it was made
 * @param rows a group of it and one that it is joined with, here or elsewhere in the library, each {@code set/group}
 */
record DatasetLikeness(List<SortedSet<String>> parts, List<SortedSet<String>> torn, List<Row> rows) {
    /** In an exported folder; {@code evaluate} refuses a dataset of which a group is joined with one that was trained on. */
    static final String FILE = dev.firebreak.training.evaluate.Dataset.NEAR_DUPLICATES;

    private static final int MOST_NAMED = 10;

    record Row(String lineage, String joined) {}

    static DatasetLikeness of(List<DatasetMember> members, Likeness likeness) {
        JoinedGroups joined = new JoinedGroups(likeness.joins());
        Map<String, Set<Split>> sides = new HashMap<>();
        SortedSet<String> lineages = new TreeSet<>();
        List<Row> rows = new ArrayList<>();
        for (DatasetMember member : members) {
            sides.computeIfAbsent(member.sourceGroup(), unused -> EnumSet.noneOf(Split.class))
                    .add(member.split());
            if (lineages.add(member.lineage())) {
                joined.lineages(member.sourceGroup()).stream()
                        .filter(other -> !other.equals(member.lineage()))
                        .forEach(other -> rows.add(new Row(member.lineage(), other)));
            }
        }
        Collection<SortedSet<String>> parts = joined.parts(sides.keySet());
        List<SortedSet<String>> torn = parts.stream()
                .filter(part -> part.stream()
                                .flatMap(group -> sides.getOrDefault(group, Set.of()).stream())
                                .distinct()
                                .count()
                        > 1)
                .toList();
        return new DatasetLikeness(List.copyOf(parts), torn, rows);
    }

    /** For a datasheet's description; empty when nothing resembles anything. */
    String sentence() {
        if (parts.isEmpty()) {
            return "";
        }
        long groups = parts.stream().mapToLong(Collection::size).sum();
        String joined = " Near-duplicates join %d of its source groups to %d.".formatted(groups, parts.size());
        if (torn.isEmpty()) {
            return joined + " None of these is on two sides either.";
        }
        return joined
                + " Found after it was made, these are on two sides: %s. Make it anew to divide it by them."
                        .formatted(torn.stream()
                                .limit(MOST_NAMED)
                                .map(part -> String.join(" and ", part))
                                .collect(Collectors.joining("; ")));
    }

    /** CSV, RFC 4180. */
    String text() {
        StringBuilder text = new StringBuilder("group,joined\n");
        for (Row row : rows) {
            text.append(IndexText.quoted(row.lineage()))
                    .append(',')
                    .append(IndexText.quoted(row.joined()))
                    .append('\n');
        }
        return text.toString();
    }
}
