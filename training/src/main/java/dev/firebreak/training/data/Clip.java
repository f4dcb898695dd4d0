package dev.firebreak.training.data;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One row of an index: a sound, picture or video with its label.
 *
 * @param set the collection it belongs to
 * @param split train, val or test, as the index has it
 * @param label what it shows, in the words of its index: gunshot, negative, game, film, harmless, …
 * @param category finer than the label; equal to it where the index has none
 * @param file where it lies
 * @param group its source: no two splits share one
 * @param sounding false when the index says that it is silent
 * @param shots when shots are heard, since the clip's start, as a person marked them; empty when nobody has looked
 */
public record Clip(
        String set,
        String split,
        String label,
        String category,
        Path file,
        String group,
        Use use,
        boolean sounding,
        Optional<List<Duration>> shots) {
    public Clip {
        shots = shots.map(List::copyOf);
    }

    /** A clip whose shots nobody has marked. */
    public Clip(
            String set,
            String split,
            String label,
            String category,
            Path file,
            String group,
            Use use,
            boolean sounding) {
        this(set, split, label, category, file, group, use, sounding, Optional.empty());
    }

    /** Whether a package may be measured on it: never trained on, by its licence or by its split. */
    public boolean measurable() {
        return use == Use.EVALUATE || split.equals("test");
    }

    /** The source group together with its set, as a package's lineage lists it. */
    public String lineage() {
        return set + "/" + group;
    }
}
