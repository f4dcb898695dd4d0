package dev.firebreak.app.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Flattens a YAML file into dotted keys. Works on the parsed nodes, so that every value keeps its text and its line: what
 * {@code 3s}, {@code no} or {@code 1935} mean is decided by the key, not by YAML's guess.
 */
final class YamlFile {
    /** Largest configuration file, in bytes. */
    static final int MAX_BYTES = 262_144;

    private final String name;
    private final List<String> problems;
    private final Map<String, RawValue> values = new LinkedHashMap<>();

    private YamlFile(String name, List<String> problems) {
        this.name = name;
        this.problems = problems;
    }

    static Map<String, RawValue> read(Path file, List<String> problems) {
        String name = file.toString();
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                problems.add("%s: %d bytes; a configuration has at most %d".formatted(name, size, MAX_BYTES));
                return Map.of();
            }
            return parse(name, Files.readString(file), problems);
        } catch (IOException e) {
            problems.add("%s: cannot be read (%s)".formatted(name, e));
            return Map.of();
        }
    }

    static Map<String, RawValue> parse(String name, String text, List<String> problems) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        YamlFile file = new YamlFile(name, problems);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                file.flatten("", mapping);
            } else if (root != null
                    && !(root instanceof ScalarNode scalar && scalar.getValue().isEmpty())) {
                problems.add(name + ": must be a mapping of keys to values");
            }
        } catch (YAMLException e) {
            problems.add("%s: is not YAML: %s".formatted(name, e.getMessage()));
        }
        return file.values;
    }

    private void flatten(String prefix, MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            String where = where(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                problems.add(where + ": a key must be plain text");
                continue;
            }
            String key = prefix + keyNode.getValue();
            if (tuple.getValueNode() instanceof MappingNode inner) {
                flatten(key + ".", inner);
                continue;
            }
            String text = text(tuple.getValueNode());
            if (text == null) {
                problems.add("%s (%s): must be one value or a plain list".formatted(key, where));
            } else if (values.put(key, new RawValue(text, where)) != null) {
                problems.add("%s (%s): is set twice".formatted(key, where));
            }
        }
    }

    private String where(Node node) {
        return name + " line " + (node.getStartMark().getLine() + 1);
    }

    private static @Nullable String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (!(node instanceof SequenceNode sequence)) {
            return null;
        }
        StringJoiner joined = new StringJoiner(",");
        for (Node item : sequence.getValue()) {
            if (!(item instanceof ScalarNode scalar)) {
                return null;
            }
            joined.add(scalar.getValue());
        }
        return joined.toString();
    }
}
