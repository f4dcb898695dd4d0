package dev.firebreak.training.data;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rule that keeps training and measuring apart. It refuses; it never filters silently. */
public final class UsageRule {
    /** Names in one message. */
    static final int MOST_NAMED = 30;

    private UsageRule() {}

    /**
     * Lets clips into a training whose weights are shipped.
     *
     * @throws FirebreakException CONFLICT when one may be used for measuring only, or is a test clip, naming it
     */
    public static void requireTrainable(Collection<Clip> clips) {
        for (Clip clip : clips) {
            if (clip.use() != Use.TRAIN || clip.split().equals("test")) {
                throw new FirebreakException(
                        ErrorCode.CONFLICT,
                        "%s of %s is for measuring only (split %s, use %s): what is shipped is not trained on it"
                                .formatted(clip.file().getFileName(), clip.set(), clip.split(), clip.use()));
            }
        }
    }

    /**
     * Lets clips into a trial, whose weights are never shipped: all but test clips.
     *
     * @throws FirebreakException CONFLICT when one is a test clip, naming it
     */
    public static void requireTriable(Collection<Clip> clips) {
        for (Clip clip : clips) {
            if (clip.split().equals("test")) {
                throw new FirebreakException(
                        ErrorCode.CONFLICT,
                        "%s of %s is a test clip: nothing is trained on it"
                                .formatted(clip.file().getFileName(), clip.set()));
            }
        }
    }

    /**
     * Lets clips into a measurement of a package that was made from {@code lineage}.
     *
     * @param lineage source groups that the package has seen, as {@link Clip#lineage()} writes them
     * @throws FirebreakException CONFLICT when one is training material, or groups are in the lineage, naming them
     */
    public static void requireMeasurable(Collection<Clip> clips, Set<String> lineage) {
        TreeSet<String> shared = new TreeSet<>();
        for (Clip clip : clips) {
            if (!clip.measurable()) {
                throw new FirebreakException(
                        ErrorCode.CONFLICT,
                        "%s of %s is training material: measuring on it would say nothing"
                                .formatted(clip.file().getFileName(), clip.set()));
            }
            if (lineage.contains(clip.lineage())) {
                shared.add(clip.lineage());
            }
        }
        if (!shared.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT,
                    "The package was trained on %d source %s of this dataset: %s. Measuring on them would say nothing"
                            .formatted(shared.size(), shared.size() == 1 ? "group" : "groups", listed(shared)));
        }
    }

    /** The first {@value #MOST_NAMED} of {@code names}, and how many more there are. */
    public static String listed(Collection<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? first + " and %d more".formatted(names.size() - MOST_NAMED) : first;
    }

    /**
     * Refuses a division in which a source group is on both sides.
     *
     * @throws FirebreakException CONFLICT naming the groups
     */
    public static void requireApart(Collection<Clip> training, Collection<Clip> validation) {
        Set<String> both = training.stream().map(Clip::lineage).collect(Collectors.toSet());
        both.retainAll(validation.stream().map(Clip::lineage).collect(Collectors.toSet()));
        if (!both.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT, "Source groups are both trained on and validated on: " + both);
        }
    }
}
