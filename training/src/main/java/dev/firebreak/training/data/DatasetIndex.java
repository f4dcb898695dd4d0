package dev.firebreak.training.data;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an index: a CSV file with a header that names at least set, split, label, path, source_group and use; class and
 * audio are read where they are there, and shots_ms: "reviewed" and the milliseconds of each shot, or nothing. Paths are relative to the index's folder and must stay inside it or a given base.
 */
public final class DatasetIndex {
    /** The longest index read. */
    static final int MAX_ROWS = 1_000_000;

    /** The most shots of one clip. */
    static final int MAX_SHOTS = 10_000;

    private DatasetIndex() {}

    /**
     * The clips of {@code file}, in its order, with paths relative to {@code base}.
     *
     * @throws FirebreakException BAD_CONFIGURATION when a column is missing or a row is malformed, with its line
     */
    public static List<Clip> read(Path file, Path base) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || lines.size() > MAX_ROWS) {
            throw bad(file, 1, "an index has 1 to %d lines".formatted(MAX_ROWS));
        }
        Map<String, Integer> columns = new HashMap<>();
        List<String> header = Csv.fields(lines.getFirst());
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
        for (String needed : List.of("set", "split", "label", "path", "source_group", "use")) {
            if (!columns.containsKey(needed)) {
                throw bad(file, 1, "column " + needed + " is missing");
            }
        }
        List<Clip> clips = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            clips.add(clip(new Row(file, i + 1, columns, Csv.fields(lines.get(i))), base));
        }
        return clips;
    }

    /** The clips of {@code file}, with paths relative to its folder. */
    public static List<Clip> read(Path file) {
        return read(file, file.resolveSibling("."));
    }

    /** The rows of {@code file} after its header, each by column: for what a {@link Clip} does not carry. */
    public static List<Map<String, String>> rows(Path file) {
        List<String> lines = lines(file);
        List<String> header = lines.isEmpty() ? List.of() : Csv.fields(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> fields = Csv.fields(lines.get(i));
            Map<String, String> row = new HashMap<>();
            for (int j = 0; j < Math.min(header.size(), fields.size()); j++) {
                row.put(header.get(j), fields.get(j));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Clip clip(Row row, Path base) {
        Path folder = base.toAbsolutePath().normalize();
        Path path = folder.resolve(row.get("path")).normalize();
        if (!path.startsWith(folder)) {
            throw bad(row.file(), row.line(), "path leaves the folder: " + row.get("path"));
        }
        Use use = switch (row.get("use").toLowerCase(Locale.ROOT)) {
            case "train" -> Use.TRAIN;
            case "evaluate" -> Use.EVALUATE;
            default -> throw bad(row.file(), row.line(), "use is train or evaluate, not " + row.get("use"));
        };
        String category = row.columns().containsKey("class") ? row.get("class") : row.get("label");
        boolean sounding =
                !row.columns().containsKey("audio") || !row.get("audio").equals("silent");
        return new Clip(
                row.get("set"),
                row.get("split"),
                row.get("label"),
                category,
                path,
                row.get("source_group"),
                use,
                sounding,
                row.columns().containsKey("shots_ms") ? shots(row) : Optional.empty());
    }

    private static Optional<List<Duration>> shots(Row row) {
        String[] words = row.get("shots_ms").strip().split(" +");
        if (words[0].isEmpty()) {
            return Optional.empty();
        }
        if (!words[0].equals("reviewed") || words.length > MAX_SHOTS + 1) {
            throw bad(
                    row.file(), row.line(), "shots_ms begins with 'reviewed' and has at most " + MAX_SHOTS + " shots");
        }
        List<Duration> shots = new ArrayList<>();
        for (String word : List.of(words).subList(1, words.length)) {
            if (!word.matches("[0-9]{1,9}")) {
                throw bad(row.file(), row.line(), "shots_ms has whole milliseconds, not " + word);
            }
            shots.add(Duration.ofMillis(Long.parseLong(word)));
        }
        return Optional.of(shots);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.NOT_FOUND, "The index %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    static FirebreakException bad(Path file, int line, String why) {
        return new FirebreakException(ErrorCode.BAD_CONFIGURATION, "Index %s, line %d: %s".formatted(file, line, why));
    }

    private record Row(Path file, int line, Map<String, Integer> columns, List<String> fields) {
        String get(String column) {
            Integer at = columns.get(column);
            if (at == null || at >= fields.size()) {
                throw bad(file, line, "no value for " + column);
            }
            return fields.get(at);
        }
    }
}
