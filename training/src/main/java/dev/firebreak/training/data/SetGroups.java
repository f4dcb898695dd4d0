package dev.firebreak.training.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Which recordings of gunfire are reported together: all, those of the reference sets near and far, and each set by itself. */
public final class SetGroups {
    /** Every recording. */
    public static final String ALL = "all";

    /** Near and mid-distance recordings of the reference folder. */
    public static final String NEAR = "near";

    /** Its distant, band-limited recordings. */
    public static final String DISTANT = "distant";

    private static final Map<String, Set<String>> NAMED = new TreeMap<>(Map.of(
            NEAR, Set.of("audio-urbansound8k", "audio-freesound-cc"),
            DISTANT, Set.of("audio-forest-gunshots")));

    private SetGroups() {}

    /** Groups by name; those without members are left out. */
    public static <T> Map<String, List<T>> of(List<T> all, Function<T, Clip> clip) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        groups.put(ALL, all);
        NAMED.forEach((name, sets) -> groups.put(
                name,
                all.stream().filter(it -> sets.contains(clip.apply(it).set())).toList()));
        Map<String, List<T>> bySet = new TreeMap<>();
        all.forEach(it -> bySet.computeIfAbsent(clip.apply(it).set(), set -> new ArrayList<>())
                .add(it));
        groups.putAll(bySet);
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    /** Whether a clip's set is one of the distant ones. */
    public static boolean distant(Clip clip) {
        return NAMED.getOrDefault(DISTANT, Set.of()).contains(clip.set());
    }
}
