package dev.firebreak.training.train;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.descriptor.DescriptorSettings;
import dev.firebreak.training.fit.Schedule;
import dev.firebreak.training.picture.PictureSettings;
import dev.firebreak.training.sound.LiveWear;
import dev.firebreak.training.sound.SoundSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that decides what a training makes. The same recipe and material give the same package.
 *
 * @param file where it was read from; its paths are relative to it
 * @param cache folder of decoded sounds
 * @param origin of the initial weights, with their licence
 * @param material indexes of what to learn from
 * @param exclude source groups ({@code set/group}) that are not used at all; {@code set/*} is a whole set
 * @param validation source groups that only calibrate
 * @param trial whether material that is for measuring may be learnt from too; such a package is never shipped
 * @param recordedGroups of how many source groups of recorded gunfire is learnt, drawn by the seed, for learning curves;
 *     empty for all
 * @param descriptor how learned hashes of pictures are fitted; empty for none
 */
public record Recipe(
        Path file,
        String name,
        String version,
        long seed,
        Path cache,
        Path initialSound,
        Path initialPicture,
        String origin,
        List<Material> material,
        Set<String> exclude,
        Set<String> validation,
        boolean trial,
        OptionalInt recordedGroups,
        SoundSettings sound,
        PictureSettings picture,
        Optional<DescriptorSettings> descriptor) {
    private static final int MAX_BYTES = 1 << 20;

    /**
     * One index.
     *
     * @param base folder that its paths are relative to
     * @param sets the sets taken from it; empty for all
     * @param splits the splits taken from it; empty for all but test
     */
    public record Material(Path index, Path base, Set<String> sets, Set<String> splits) {
        /** Whether a clip of the index is taken. */
        boolean takes(Clip clip) {
            return !clip.split().equals("test")
                    && (sets.isEmpty() || sets.contains(clip.set()))
                    && (splits.isEmpty() || splits.contains(clip.split()));
        }
    }

    /**
     * Reads a recipe.
     *
     * @throws FirebreakException BAD_CONFIGURATION naming the key that is missing, unknown or malformed
     */
    public static Recipe read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new FirebreakException(ErrorCode.LIMIT_EXCEEDED, file + " is larger than a recipe may be");
            }
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "The recipe %s cannot be read".formatted(file), e);
        }
    }

    private static Recipe parse(Path file, String text) {
        RecipeKeys keys = RecipeKeys.of(file, text);
        Path folder = file.resolveSibling(".");
        RecipeKeys initial = keys.section("initial");
        List<Material> material = new ArrayList<>();
        for (RecipeKeys entry : keys.sections("material")) {
            Set<String> sets = Set.copyOf(entry.texts("sets"));
            Set<String> splits = Set.copyOf(entry.texts("splits"));
            Optional<String> dataset = entry.optionalText("dataset");
            if (dataset.isPresent()) {
                material.addAll(exported(folder.resolve(dataset.get()).normalize(), sets, splits));
            } else {
                Path index = folder.resolve(entry.text("index")).normalize();
                Optional<String> base = entry.optionalText("base");
                material.add(new Material(
                        index,
                        base.map(folder::resolve)
                                .orElse(index.resolveSibling("."))
                                .normalize(),
                        sets,
                        splits));
            }
            entry.requireAllUsed();
        }
        Recipe recipe = new Recipe(
                file,
                keys.text("name"),
                keys.text("version"),
                (long) keys.number("seed"),
                folder.resolve(keys.text("cache")).normalize(),
                folder.resolve(initial.text("sound")).normalize(),
                folder.resolve(initial.text("picture")).normalize(),
                initial.text("origin"),
                List.copyOf(material),
                Set.copyOf(keys.texts("exclude")),
                Set.copyOf(keys.texts("validation")),
                keys.flag("trial"),
                keys.optionalCount("recordedGroups"),
                sound(keys.section("sound")),
                picture(keys.section("picture")),
                keys.optionalSection("descriptor").map(Recipe::descriptor));
        initial.requireAllUsed();
        keys.requireAllUsed();
        return recipe;
    }

    /** A dataset that was exported from the footage library: every index of its folder. */
    private static List<Material> exported(Path dataset, Set<String> sets, Set<String> splits) {
        try (Stream<Path> files = Files.list(dataset)) {
            List<Material> indexes = files.filter(file -> file.toString().endsWith("index.csv"))
                    .sorted()
                    .map(index -> new Material(index, dataset, sets, splits))
                    .toList();
            if (indexes.isEmpty()) {
                throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no *index.csv in " + dataset);
            }
            return indexes;
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "The dataset %s cannot be read".formatted(dataset), e);
        }
    }

    private static SoundSettings sound(RecipeKeys keys) {
        SoundSettings settings = keys.valid(() -> new SoundSettings(
                (int) keys.number("examples"),
                (int) keys.number("validationExamples"),
                (int) keys.number("gunfireSounds"),
                schedule(keys),
                keys.number("ridge"),
                keys.optionalSection("live").map(Recipe::live).orElse(LiveWear.NONE),
                keys.number("distillation"),
                (int) keys.number("rehearsedMinutes"),
                (int) keys.number("rehearsedAttacks")));
        keys.requireAllUsed();
        return settings;
    }

    private static LiveWear live(RecipeKeys keys) {
        LiveWear wear = keys.valid(() -> new LiveWear(
                keys.number("talkedOver"), keys.number("inRoom"), keys.number("gained"), keys.number("encoded")));
        keys.requireAllUsed();
        return wear;
    }

    private static PictureSettings picture(RecipeKeys keys) {
        PictureSettings settings = keys.valid(() -> new PictureSettings(
                (int) keys.number("side"),
                keys.text("cutAt"),
                keys.flag("drawnFirearms"),
                keys.number("ridge"),
                (int) keys.number("examples"),
                (int) keys.number("validationExamples"),
                schedule(keys)));
        keys.requireAllUsed();
        return settings;
    }

    private static DescriptorSettings descriptor(RecipeKeys keys) {
        DescriptorSettings settings = keys.valid(() -> new DescriptorSettings(
                keys.text("layer"),
                (int) keys.number("width"),
                (int) keys.number("pictures"),
                (int) keys.number("edits"),
                keys.number("ridge")));
        keys.requireAllUsed();
        return settings;
    }

    private static Schedule schedule(RecipeKeys keys) {
        return new Schedule((int) keys.number("epochs"), (int) keys.number("batch"), keys.number("learningRate"));
    }

    /** Whether a clip is kept out by {@link #exclude}. */
    boolean excludes(Clip clip) {
        return exclude.contains(clip.lineage()) || exclude.contains(clip.set() + "/*");
    }
}
