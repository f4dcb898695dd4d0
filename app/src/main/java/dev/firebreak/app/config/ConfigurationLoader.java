package dev.firebreak.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration: defaults, over them {@code firebreak.yaml}, over it the environment. */
public final class ConfigurationLoader {
    /** Looked for in the working folder when no file is named. */
    public static final String DEFAULT_FILE = "firebreak.yaml";

    private ConfigurationLoader() {}

    /**
     * Reads and checks all. Throws {@link ConfigurationException} with every problem.
     *
     * @param named the file of {@code --config}, which must then exist; empty: {@code FIREBREAK_CONFIG}, or
     *     {@value #DEFAULT_FILE} in {@code workingFolder} if there is one
     * @param environment usually {@link System#getenv()}
     */
    public static FirebreakConfig load(Optional<Path> named, Path workingFolder, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Map<String, RawValue> values = Map.of();
        Optional<Path> file = named.or(
                () -> Optional.ofNullable(environment.get("FIREBREAK_CONFIG")).map(Path::of));
        if (file.isPresent()) {
            values = YamlFile.read(file.get(), problems);
        } else if (Files.exists(workingFolder.resolve(DEFAULT_FILE))) {
            values = YamlFile.read(workingFolder.resolve(DEFAULT_FILE), problems);
        }
        return check(values, environment, problems);
    }

    static FirebreakConfig check(Map<String, RawValue> values, Map<String, String> environment, List<String> problems) {
        KeyReader keys = new KeyReader(values, environment, problems);
        FirebreakConfig config = FirebreakConfig.read(keys);
        keys.refuseUnknown();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return config;
    }
}
