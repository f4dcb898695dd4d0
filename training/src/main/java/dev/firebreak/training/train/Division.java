package dev.firebreak.training.train;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.DatasetIndex;
import dev.firebreak.training.data.UsageRule;
import dev.firebreak.training.evaluate.Lineage;
import dev.firebreak.training.sound.SoundTraining;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A recipe's material in two: what is learnt from and what calibrates. No source group is on both sides.
 */
public record Division(List<Clip> training, List<Clip> validation) {
    public Division {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        UsageRule.requireApart(training, validation);
    }

    /**
     * Reads the indexes of a recipe.
     *
     * @throws FirebreakException CONFLICT when material may not be trained on
     */
    public static Division of(Recipe recipe) {
        Division whole = whole(recipe);
        if (recipe.recordedGroups().isEmpty()) {
            return whole;
        }
        List<Clip> training = new ArrayList<>(whole.training());
        limit(training, recipe.recordedGroups().getAsInt(), recipe.seed());
        return new Division(training, whole.validation());
    }

    /**
     * All that a recipe may learn from, whatever its {@code recordedGroups}: the packages of a series are measured on what is
     * in none of them.
     *
     * @throws FirebreakException CONFLICT when material may not be trained on
     */
    public static Division whole(Recipe recipe) {
        List<Clip> training = new ArrayList<>();
        List<Clip> validation = new ArrayList<>();
        for (Recipe.Material material : recipe.material()) {
            for (Clip clip : DatasetIndex.read(material.index(), material.base())) {
                if (material.takes(clip) && !recipe.excludes(clip)) {
                    boolean calibrates =
                            clip.split().equals("val") || recipe.validation().contains(clip.lineage());
                    (calibrates ? validation : training).add(clip);
                }
            }
        }
        if (training.isEmpty() || validation.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The recipe %s has no material on both sides".formatted(recipe.file()));
        }
        for (List<Clip> side : List.of(training, validation)) {
            if (recipe.trial()) {
                UsageRule.requireTriable(side);
            } else {
                UsageRule.requireTrainable(side);
            }
        }
        return new Division(training, validation);
    }

    /** Keeps {@code most} of the source groups that hold recorded gunfire, wholly, and drops the others, wholly. */
    private static void limit(List<Clip> clips, int most, long seed) {
        TreeSet<String> groups = new TreeSet<>();
        clips.stream()
                .filter(clip -> clip.label().equals(SoundTraining.RECORDED_GUNFIRE))
                .forEach(clip -> groups.add(clip.lineage()));
        List<String> drawn = new ArrayList<>(groups);
        Collections.shuffle(drawn, new Random(seed));
        List<String> dropped = drawn.subList(Math.min(most, drawn.size()), drawn.size());
        clips.removeIf(clip -> dropped.contains(clip.lineage()));
    }

    /** The source groups of both sides, {@code set/group}. */
    public Set<String> groups() {
        return Stream.concat(training.stream(), validation.stream())
                .map(Clip::lineage)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a package that is made from both sides has seen. */
    public Lineage lineage() {
        return Lineage.of(training).with(Lineage.of(validation));
    }

    /** The names of the sets, sorted. */
    public List<String> sets() {
        TreeSet<String> sets = new TreeSet<>();
        training.forEach(clip -> sets.add(clip.set()));
        validation.forEach(clip -> sets.add(clip.set()));
        return List.copyOf(sets);
    }

    /** Sounds and videos with sound of one side. */
    static List<Clip> sounding(List<Clip> clips) {
        return clips.stream()
                .filter(clip -> clip.sounding() && !isPicture(clip))
                .toList();
    }

    /** Pictures and videos of one side. */
    static List<Clip> visible(List<Clip> clips) {
        return clips.stream()
                .filter(clip -> isPicture(clip) || clip.file().toString().endsWith(".mp4"))
                .toList();
    }

    static boolean isPicture(Clip clip) {
        String name = clip.file().toString().toLowerCase(java.util.Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }
}
