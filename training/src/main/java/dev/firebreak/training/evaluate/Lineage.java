package dev.firebreak.training.evaluate;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.UsageRule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a package says it was made from.
 *
 * @param groups {@code set/group} of everything that it was trained or calibrated on; empty when the package does not say
 * @param hashes SHA-256 of clips that it was trained or calibrated on, lower-case hex; empty when the package does not say
 */
public record Lineage(Set<String> groups, Set<String> hashes) {
    /** Where {@code package.json} lists the source groups, below {@code measured}. */
    public static final String GROUPS = "lineage";

    /** Where it lists the clips' hashes. */
    public static final String HASHES = "lineageSha256";

    public Lineage {
        groups = Set.copyOf(groups);
        hashes = Set.copyOf(hashes);
    }

    /** The lineage of {@code models}. */
    public static Lineage of(ModelPackage models) {
        return new Lineage(strings(models, GROUPS), strings(models, HASHES));
    }

    /**
     * Lets clips into a measurement of the package.
     *
     * @throws FirebreakException CONFLICT naming what was trained on: source groups, or clips known again by their hash
     */
    public void requireApart(Collection<Clip> clips) {
        UsageRule.requireMeasurable(clips, groups);
        if (hashes.isEmpty()) {
            return;
        }
        TreeSet<String> seen = new TreeSet<>();
        for (Clip clip : clips) {
            if (hashes.contains(sha256(clip))) {
                seen.add(clip.lineage() + " (" + clip.file().getFileName() + ")");
            }
        }
        if (!seen.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT,
                    "The package was trained on %d clips of this dataset, known by their SHA-256: %s. Measuring on them would say nothing"
                            .formatted(seen.size(), UsageRule.listed(seen)));
        }
    }

    private static String sha256(Clip clip) {
        try {
            return Hash256.sha256(Files.readAllBytes(clip.file())).hex();
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "The clip %s cannot be read".formatted(clip.file()), e);
        }
    }

    private static Set<String> strings(ModelPackage models, String key) {
        return models.description().measured().get(key) instanceof Collection<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
