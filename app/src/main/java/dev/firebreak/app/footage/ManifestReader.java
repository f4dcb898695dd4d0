package dev.firebreak.app.footage;

import dev.firebreak.training.data.Csv;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the rows of a manifest, YAML or CSV, and gathers what is wrong with their form. Used once. */
final class ManifestReader {
    /** Largest manifest, in bytes. */
    static final int MAX_BYTES = 16 << 20;

    /** Most rows of a manifest. */
    static final int MAX_ROWS = 200_000;

    private static final String EVERY_FILE = "**";
    private static final String FILE = "file";

    private final Path file;
    private final List<String> problems;
    private final List<ManifestRow> rows = new ArrayList<>();

    private ManifestReader(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The rows in their order, the defaults first; {@code problems} grows by what is wrong. */
    static List<ManifestRow> read(Path file, List<String> problems) {
        ManifestReader reader = new ManifestReader(file, problems);
        try {
            long bytes = Files.size(file);
            if (bytes > MAX_BYTES) {
                problems.add("%s: a manifest has at most %d bytes, not %d".formatted(file, MAX_BYTES, bytes));
                return List.of();
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".csv")) {
                reader.csv(text);
            } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                reader.yaml(text);
            } else {
                problems.add(file + ": a manifest ends with .yaml, .yml or .csv");
            }
        } catch (IOException e) {
            problems.add("%s: cannot be read (%s)".formatted(file, e));
        }
        return reader.rows;
    }

    private void csv(String text) {
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        List<String> header = lines.isEmpty() ? List.of() : Csv.fields(lines.getFirst());
        List<String> keys = header.stream().map(String::strip).toList();
        if (!keys.contains(FILE)) {
            problems.add(where(1) + ": the first line names the columns, and 'file' is one of them");
            return;
        }
        if (keys.stream().distinct().count() < keys.size()) {
            problems.add(where(1) + ": a column is named twice");
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                csvRow(i + 1, keys, Csv.fields(lines.get(i)));
            }
        }
    }

    private void csvRow(int line, List<String> keys, List<String> fields) {
        if (fields.size() > keys.size()) {
            problems.add("%s: %d fields for %d columns".formatted(where(line), fields.size(), keys.size()));
            return;
        }
        Map<String, ManifestRow.Value> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i).strip();
            if (!field.isEmpty()) {
                List<String> texts =
                        Stream.of(field.split("\\|")).map(String::strip).toList();
                values.put(keys.get(i), new ManifestRow.Value(texts, where(line)));
            }
        }
        add(line, values);
    }

    private void yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(8);
        options.setCodePointLimit(MAX_BYTES);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (!(root instanceof MappingNode top)) {
                problems.add(file + ": has the keys 'defaults' and 'clips'");
                return;
            }
            for (NodeTuple tuple : top.getValue()) {
                section(tuple);
            }
        } catch (YAMLException e) {
            problems.add("%s: is no YAML: %s".formatted(file, e.getMessage()));
        }
    }

    private void section(NodeTuple tuple) {
        String key = scalar(tuple.getKeyNode());
        Node value = tuple.getValueNode();
        if ("defaults".equals(key) && value instanceof MappingNode mapping) {
            Map<String, ManifestRow.Value> values = values(mapping);
            values.put(FILE, new ManifestRow.Value(List.of(EVERY_FILE), where(line(value))));
            add(line(value), values);
        } else if ("clips".equals(key) && value instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof MappingNode mapping) {
                    add(line(item), values(mapping));
                } else {
                    problems.add(where(line(item)) + ": each of the clips is a list of keys with values");
                }
            }
        } else {
            problems.add(where(line(tuple.getKeyNode()))
                    + ": there are 'defaults' (keys with values) and 'clips' (a list of such)");
        }
    }

    private Map<String, ManifestRow.Value> values(MappingNode mapping) {
        Map<String, ManifestRow.Value> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            List<String> texts = texts(tuple.getValueNode());
            String where = where(line(tuple.getKeyNode()));
            if (key == null || texts == null) {
                problems.add(where + ": a key has one value or a plain list");
            } else if (!texts.isEmpty()) {
                values.put(key, new ManifestRow.Value(texts, where));
            }
        }
        return values;
    }

    private static @Nullable List<String> texts(Node node) {
        if (node instanceof SequenceNode sequence) {
            List<String> texts = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                String text = scalar(item);
                if (text == null) {
                    return null;
                }
                texts.add(text);
            }
            return texts;
        }
        String text = scalar(node);
        if (text == null) {
            return null;
        }
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static @Nullable String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : null;
    }

    private void add(int line, Map<String, ManifestRow.Value> values) {
        ManifestRow.Value patterns = values.remove(FILE);
        if (patterns == null) {
            problems.add(where(line) + ": 'file' is missing: which files is this about?");
        } else if (rows.size() < MAX_ROWS) {
            rows.add(new ManifestRow(where(line), patterns.texts(), values));
        } else if (rows.size() == MAX_ROWS) {
            problems.add("%s: a manifest has at most %d rows".formatted(where(line), MAX_ROWS));
            rows.add(new ManifestRow(where(line), patterns.texts(), values));
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private String where(int line) {
        return "%s line %d".formatted(file.getFileName(), line);
    }
}
