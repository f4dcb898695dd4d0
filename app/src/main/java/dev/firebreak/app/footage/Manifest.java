package dev.firebreak.app.footage;

import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Vocabulary;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/**
 * What a manifest says about files. Of the rows that match a file, later ones win key by key; a file that no row matches and a row that
 * matches no file are problems, as is everything missing or unknown. All problems are found at once.
 */
public final class Manifest {
    private static final String SKIP = "skip";

    private final List<ManifestRow> rows;
    private final Vocabulary vocabulary;
    private final Map<String, List<PathMatcher>> matchers = new LinkedHashMap<>();
    private final List<String> formProblems;

    private Manifest(List<ManifestRow> rows, Vocabulary vocabulary, List<String> formProblems) {
        this.rows = rows;
        this.vocabulary = vocabulary;
        this.formProblems = formProblems;
        for (ManifestRow row : rows) {
            matchers.put(row.where(), matchers(row));
            checkKeys(row);
        }
    }

    /** Reads a manifest; what is wrong with it shows in every plan. */
    public static Manifest read(Path file, Vocabulary vocabulary) {
        List<String> problems = new ArrayList<>();
        return new Manifest(ManifestReader.read(file, problems), vocabulary, problems);
    }

    /** What is wrong with it in itself, whatever the files. */
    public List<String> formProblems() {
        return List.copyOf(formProblems);
    }

    /**
     * A file to be described.
     *
     * @param relative its path below the folder that was named, with '/'; its name where it was named itself
     */
    public record Candidate(Path file, String relative) {}

    /** A file with its description. */
    public record Described(Path file, String relative, Description description) {}

    /**
     * What is to be taken in.
     *
     * @param problems all that is wrong; empty when it can begin
     * @param skipped files that rows say to leave out
     */
    public record Plan(List<Described> clips, List<Path> skipped, List<String> problems) {}

    /** Describes files. Rows that match none of them are a problem. */
    public Plan plan(List<Candidate> files) {
        Map<String, List<String>> byProblem = new TreeMap<>();
        TreeSet<String> usedRows = new TreeSet<>();
        List<Described> clips = new ArrayList<>();
        List<Path> skipped = new ArrayList<>();
        for (Candidate candidate : files) {
            Map<String, ManifestRow.Value> values = new LinkedHashMap<>();
            boolean matched = false;
            for (ManifestRow row : rows) {
                if (matches(row, candidate.relative())) {
                    matched = true;
                    usedRows.add(row.where());
                    values.putAll(row.values());
                }
            }
            if (!matched) {
                note(byProblem, "no row of the manifest matches", candidate);
            } else if (isSkipped(values)) {
                skipped.add(candidate.file());
            } else {
                describe(values, candidate, byProblem)
                        .ifPresent(description ->
                                clips.add(new Described(candidate.file(), candidate.relative(), description)));
            }
        }
        List<String> problems = new ArrayList<>(formProblems);
        rows.stream()
                .filter(row -> !usedRows.contains(row.where()))
                .forEach(row -> problems.add("%s: no file matches %s".formatted(row.where(), row.patterns())));
        byProblem.forEach((problem, names) -> problems.add(problem + " (" + named(names) + ")"));
        return new Plan(clips, skipped, List.copyOf(problems));
    }

    /** Describes one file of a folder that fills by and by: rows that match nothing yet are no problem. */
    public Plan planOne(Candidate file) {
        Plan plan = plan(List.of(file));
        List<String> problems = plan.problems().stream()
                .filter(problem -> !problem.contains(": no file matches ["))
                .toList();
        return new Plan(plan.clips(), plan.skipped(), problems);
    }

    private Optional<Description> describe(
            Map<String, ManifestRow.Value> values, Candidate candidate, Map<String, List<String>> byProblem) {
        return new ManifestKeys(
                        values, vocabulary, candidate.relative(), problem -> note(byProblem, problem, candidate))
                .description();
    }

    private static boolean isSkipped(Map<String, ManifestRow.Value> values) {
        ManifestRow.Value skip = values.get(SKIP);
        return skip != null && List.of("yes", "true").contains(skip.texts().getFirst());
    }

    private static void note(Map<String, List<String>> byProblem, String problem, Candidate candidate) {
        byProblem.computeIfAbsent(problem, any -> new ArrayList<>()).add(candidate.relative());
    }

    private static String named(List<String> names) {
        return names.size() <= 3
                ? String.join(", ", names)
                : "%s, %s and %d more".formatted(names.get(0), names.get(1), names.size() - 2);
    }

    private boolean matches(ManifestRow row, String relative) {
        Path path = Path.of(relative);
        return matchers.getOrDefault(row.where(), List.of()).stream().anyMatch(matcher -> matcher.matches(path));
    }

    private List<PathMatcher> matchers(ManifestRow row) {
        List<PathMatcher> all = new ArrayList<>();
        for (String pattern : row.patterns()) {
            try {
                PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
                // As in .gitignore: without a folder, the pattern is about the name alone.
                all.add(pattern.contains("/") ? matcher : path -> matcher.matches(path.getFileName()));
            } catch (PatternSyntaxException e) {
                formProblems.add("%s: '%s' is no pattern: %s".formatted(row.where(), pattern, e.getDescription()));
            }
        }
        return all;
    }

    private void checkKeys(ManifestRow row) {
        row.values().forEach((key, value) -> {
            boolean known = key.equals(SKIP)
                    || ManifestKeys.KEYS.contains(key)
                    || vocabulary.facet(key).isPresent();
            if (!known) {
                formProblems.add("%s: '%s' is no key; there are %s and the facets %s"
                        .formatted(
                                value.where(),
                                key,
                                new TreeSet<>(ManifestKeys.KEYS),
                                vocabulary.facets().stream()
                                        .map(facet -> facet.name())
                                        .toList()));
            }
        });
    }
}
