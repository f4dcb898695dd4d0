package dev.firebreak.training.evaluate;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.DatasetIndex;
import dev.firebreak.training.data.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of labelled clips.
 *
 * @param name of the folder
 * @param clips that a package may be measured on: by their use or because their split is test, with a label that is known
 * @param rows everything that its indexes list
 * @param joined by source group ({@code set/group}) those of which clips show the same, as the footage library found
 */
public record Dataset(String name, List<Clip> clips, List<Clip> rows, Map<String, Set<String>> joined) {
    /** What an exported dataset says of near-duplicates: a CSV with the columns group and joined, each {@code set/group}. */
    public static final String NEAR_DUPLICATES = "near_duplicates.csv";

    public Dataset {
        clips = List.copyOf(clips);
        rows = List.copyOf(rows);
        joined = Map.copyOf(joined);
    }

    /**
     * Reads the indexes ({@code *index.csv}) in {@code folder}.
     *
     * @param sets only clips of these sets; all when empty
     * @throws FirebreakException NOT_FOUND when there is nothing to measure on
     */
    public static Dataset read(Path folder, Set<String> sets) {
        List<Clip> rows = rows(folder);
        List<Clip> clips = rows.stream()
                .filter(clip -> sets.isEmpty() || sets.contains(clip.set()))
                .filter(clip -> clip.measurable() && Kind.of(clip.label()).isPresent())
                .toList();
        if (clips.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.NOT_FOUND, "No index in %s names clips to measure on".formatted(folder));
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new Dataset(name == null ? "/" : name.toString(), clips, rows, joined(folder.resolve(NEAR_DUPLICATES)));
    }

    private static Map<String, Set<String>> joined(Path file) {
        Map<String, Set<String>> joined = new HashMap<>();
        if (Files.isRegularFile(file)) {
            for (Map<String, String> row : DatasetIndex.rows(file)) {
                joined.computeIfAbsent(row.getOrDefault("group", ""), unused -> new TreeSet<>())
                        .add(row.getOrDefault("joined", ""));
            }
        }
        return joined;
    }

    /**
     * The same without the clips of some source groups, {@code set/group}.
     *
     * @throws FirebreakException NOT_FOUND when nothing is left
     */
    public Dataset without(Set<String> groups) {
        List<Clip> left =
                clips.stream().filter(clip -> !groups.contains(clip.lineage())).toList();
        if (left.isEmpty()) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "Every clip of " + name + " was left out");
        }
        return new Dataset(name, left, rows, joined);
    }

    /** Every row of the indexes in {@code folder}. */
    public static List<Clip> rows(Path folder) {
        List<Clip> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path index : files.filter(file -> file.toString().endsWith("index.csv"))
                    .sorted()
                    .toList()) {
                rows.addAll(DatasetIndex.read(index));
            }
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "The folder %s cannot be listed".formatted(folder), e);
        }
        return rows;
    }

    /** Classes of games of which the package has seen a source group, as far as this dataset's indexes know them. */
    Set<String> gamesSeen(Lineage lineage) {
        return seen(lineage, Kind.GAME).stream().map(Clip::category).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many source groups of real gunfire the package has seen, as far as this dataset's indexes know them. */
    int gunfireGroupsSeen(Lineage lineage) {
        return (int) seen(lineage, Kind.GUNFIRE).stream()
                .map(Clip::lineage)
                .distinct()
                .count();
    }

    private List<Clip> seen(Lineage lineage, Kind kind) {
        return rows.stream()
                .filter(clip -> Kind.of(clip.label()).filter(kind::equals).isPresent())
                .filter(clip -> lineage.groups().contains(clip.lineage()))
                .toList();
    }
}
