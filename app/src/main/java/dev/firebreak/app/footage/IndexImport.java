package dev.firebreak.app.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Rights;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.Use;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.DatasetIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with index files as trainings read them, turned into descriptions for the library. What an index does not say is named by the
 * caller or, for the licence, read from the line {@code Licence:} of the set's {@value #SOURCE}; nothing else is made up.
 */
public final class IndexImport {
    /** Tells origin and licence of a set, in its folder. */
    static final String SOURCE = "SOURCE.txt";

    /** Which class the labels of the known indexes belong to. */
    public static final Map<String, String> CLASSES = Map.of(
            "gunshot", "real-other-firearm",
            "handgun_third_person", "real-other-firearm",
            "game", "game",
            "game_fps", "game",
            "game_gunfire", "game",
            "film", "film",
            "negative", "harmless",
            "harmless", "harmless");

    private static final Pattern LICENCE = Pattern.compile("licence:\\s*(.+)", Pattern.CASE_INSENSITIVE);
    private static final int MAX_LICENCE = Rights.MAX_TEXT;

    private final Path folder;
    private final Given given;
    private final Map<String, String> licences = new HashMap<>();

    /**
     * What is the same for all.
     *
     * @param classes class by label, before {@link #CLASSES}
     * @param licence for sets that have no {@value #SOURCE}
     */
    public record Given(
            Map<String, String> classes,
            String contributor,
            String lawfulBasis,
            String purpose,
            Optional<String> licence,
            boolean tacticsSensitive) {}

    public IndexImport(Path folder, Given given) {
        this.folder = folder.toAbsolutePath().normalize();
        this.given = given;
    }

    /** Every {@code *index.csv} of the folder, in order. NOT_FOUND when there is none. */
    public List<Path> indexes() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> indexes = files.filter(
                            file -> file.getFileName().toString().endsWith("index.csv"))
                    .sorted()
                    .toList();
            if (indexes.isEmpty()) {
                throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no *index.csv in " + folder);
            }
            return indexes;
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "The folder %s cannot be read".formatted(folder), e);
        }
    }

    /**
     * Describes every row of the indexes.
     *
     * @throws FirebreakException BAD_CONFIGURATION with all problems: labels without a class, sets without a licence, missing files
     */
    public List<Manifest.Described> describe(List<Path> indexes) {
        TreeSet<String> problems = new TreeSet<>();
        List<Manifest.Described> described = new ArrayList<>();
        for (Path index : indexes) {
            List<Map<String, String>> rows = DatasetIndex.rows(index);
            List<Clip> clips = DatasetIndex.read(index, folder);
            for (int i = 0; i < clips.size(); i++) {
                Clip clip = clips.get(i);
                describe(clip, rows.get(i), problems)
                        .ifPresent(description -> described.add(new Manifest.Described(
                                clip.file(), folder.relativize(clip.file()).toString(), description)));
            }
        }
        if (!problems.isEmpty()) {
            throw new FirebreakException(ErrorCode.BAD_CONFIGURATION, String.join("\n", problems));
        }
        return described;
    }

    private Optional<Description> describe(Clip clip, Map<String, String> row, Set<String> problems) {
        String term = given.classes().getOrDefault(clip.label(), CLASSES.getOrDefault(clip.label(), ""));
        Optional<String> licence = licence(clip.set());
        Optional<Split> split = Split.of(clip.split());
        if (term.isEmpty()) {
            problems.add("label '%s' of %s belongs to no class: say which, for example --class %s=harmless"
                    .formatted(clip.label(), clip.set(), clip.label()));
        }
        if (licence.isEmpty()) {
            problems.add(
                    "set %s has no %s with a line 'Licence:': name it with --licence".formatted(clip.set(), SOURCE));
        }
        if (split.isEmpty()) {
            problems.add("split '%s' of %s is none of train, val, test".formatted(clip.split(), clip.set()));
        }
        if (!Files.isRegularFile(clip.file())) {
            problems.add("there is no file " + clip.file());
        }
        if (term.isEmpty() || licence.isEmpty() || split.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Description(
                    clip.set(),
                    clip.group(),
                    clip.label(),
                    clip.category().isEmpty() ? clip.label() : clip.category(),
                    Use.valueOf(clip.use().name()),
                    split,
                    new TreeSet<>(List.of(new Label(Facet.CLASS, term))),
                    given.contributor(),
                    new Rights(
                            given.lawfulBasis(),
                            given.purpose(),
                            licence.get(),
                            Optional.empty(),
                            given.tacticsSensitive()),
                    row.getOrDefault("origin", ""),
                    row.getOrDefault("note", "")));
        } catch (IllegalArgumentException e) {
            problems.add("%s: %s".formatted(clip.file().getFileName(), e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> licence(String set) {
        String known =
                licences.computeIfAbsent(set, name -> read(folder.resolve(name).resolve(SOURCE)));
        return known.isEmpty() ? given.licence() : Optional.of(known);
    }

    private static String read(Path source) {
        try {
            if (!Files.isRegularFile(source)) {
                return "";
            }
            Matcher licence = LICENCE.matcher(Files.readString(source));
            String found = licence.find() ? licence.group(1).strip() : "";
            return found.substring(0, Math.min(MAX_LICENCE, found.length()));
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, source + " cannot be read", e);
        }
    }
}
