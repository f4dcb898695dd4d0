package dev.firebreak.training.evaluate;

import dev.firebreak.inference.model.ModelPackage;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The source groups that a package says it was made from. */
public final class Lineage {
    private Lineage() {}

    /** {@code set/group} of everything that it was trained or calibrated on; empty when the package does not say. */
    public static Set<String> of(ModelPackage models) {
        return models.description().measured().get("lineage") instanceof Collection<?> groups
                ? groups.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
