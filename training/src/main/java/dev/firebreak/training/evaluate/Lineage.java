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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a package says it was made from.
 *
 * @param groups {@code set/group} of everything that it was trained or calibrated on; empty when the package does not say
 * @param hashes SHA-256 of clips that it was trained or calibrated on, lower-case hex; empty when the package does not say
 */
public record Lineage(Set<String> groups, Set<String> hashes) {
    /** Where {@code package.json} lists the source groups, below {@code measured}. */
    private static final String GROUPS = "lineage";

    /** Where it lists the clips' hashes. */
    private static final String HASHES = "lineageSha256";

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Lineage {
        groups = Set.copyOf(groups);
        hashes = Set.copyOf(hashes);
    }

    /**
     * The lineage that {@code models} states.
     *
     * @throws FirebreakException MODEL_UNUSABLE when it is not written as a list of source groups and one of hashes: what
     *     cannot be read must not pass for a package that has seen nothing
     */
    public static Lineage of(ModelPackage models) {
        Set<String> hashes = strings(models, HASHES);
        for (String hash : hashes) {
            if (!SHA_256.matcher(hash).matches()) {
                throw unusable(models, HASHES, "'%s' is not a SHA-256 in lower-case hex".formatted(hash));
            }
        }
        return new Lineage(strings(models, GROUPS), hashes);
    }

    /** The lineage of a package that is made from {@code clips}: reads each of them. */
    public static Lineage of(Collection<Clip> clips) {
        return new Lineage(
                clips.stream().map(Clip::lineage).collect(Collectors.toSet()),
                clips.stream().map(Lineage::sha256).collect(Collectors.toSet()));
    }

    /** What either was made from. */
    public Lineage with(Lineage other) {
        return new Lineage(both(groups, other.groups), both(hashes, other.hashes));
    }

    /** As it stands in {@code package.json}, below {@code measured}; sorted. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>(); // always in the same order
        figures.put(GROUPS, List.copyOf(new TreeSet<>(groups)));
        figures.put(HASHES, List.copyOf(new TreeSet<>(hashes)));
        return figures;
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

    /**
     * Lets clips into a measurement whose source groups show the same as others.
     *
     * @param joined by source group those of which clips are near-duplicates of its clips
     * @throws FirebreakException CONFLICT naming the groups of which near-duplicates were trained on
     */
    public void requireUnlike(Collection<Clip> clips, Map<String, Set<String>> joined) {
        TreeSet<String> seen = new TreeSet<>();
        for (Clip clip : clips) {
            joined.getOrDefault(clip.lineage(), Set.of()).stream()
                    .filter(groups::contains)
                    .forEach(other -> seen.add(clip.lineage() + " (as " + other + ")"));
        }
        if (!seen.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT,
                    "The package was trained on near-duplicates of %d source %s of this dataset: %s. Measuring on them would say nothing"
                            .formatted(seen.size(), seen.size() == 1 ? "group" : "groups", UsageRule.listed(seen)));
        }
    }

    private static String sha256(Clip clip) {
        try {
            return Hash256.sha256(Files.readAllBytes(clip.file())).hex();
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "The clip %s cannot be read".formatted(clip.file()), e);
        }
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private static Set<String> strings(ModelPackage models, String key) {
        Object stated = models.description().measured().get(key);
        if (stated == null) {
            return Set.of();
        }
        if (!(stated instanceof Collection<?> values)) {
            throw unusable(models, key, "it is not a list");
        }
        return values.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static FirebreakException unusable(ModelPackage models, String key, String why) {
        return new FirebreakException(
                ErrorCode.MODEL_UNUSABLE,
                "measured.%s of the package %s cannot be read: %s".formatted(key, models, why));
    }
}
