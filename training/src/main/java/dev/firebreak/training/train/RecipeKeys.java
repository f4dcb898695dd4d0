package dev.firebreak.training.train;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** One level of a recipe's YAML: every key must be known and of its kind. */
final class RecipeKeys {
    private final Path file;
    private final String where;
    private final Map<?, ?> values;
    private final Set<Object> used = new HashSet<>();

    private RecipeKeys(Path file, String where, Map<?, ?> values) {
        this.file = file;
        this.where = where;
        this.values = values;
    }

    static RecipeKeys of(Path file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(8);
        try {
            Object root = new Yaml(new SafeConstructor(options)).load(text);
            if (root instanceof Map<?, ?> map) {
                return new RecipeKeys(file, "", map);
            }
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "The recipe %s is no list of keys".formatted(file));
        } catch (YAMLException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "The recipe %s is no YAML: %s".formatted(file, e.getMessage()), e);
        }
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> bad(key, "is missing"));
    }

    Optional<String> optionalText(String key) {
        Object value = take(key);
        if (value instanceof Map || value instanceof List) {
            throw bad(key, "must be text");
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    double number(String key) {
        if (take(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw bad(key, "must be a number");
    }

    /** False when it is missing. */
    boolean flag(String key) {
        return switch (take(key)) {
            case null -> false;
            case Boolean value -> value;
            default -> throw bad(key, "must be true or false");
        };
    }

    OptionalInt optionalCount(String key) {
        return switch (take(key)) {
            case null -> OptionalInt.empty();
            case Integer value when value >= 0 -> OptionalInt.of(value);
            default -> throw bad(key, "must be a whole number, not below 0");
        };
    }

    List<String> texts(String key) {
        Object value = take(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw bad(key, "must be a list");
    }

    RecipeKeys section(String key) {
        if (take(key) instanceof Map<?, ?> map) {
            return new RecipeKeys(file, where + key + ".", map);
        }
        throw bad(key, "must have keys of its own");
    }

    Optional<RecipeKeys> optionalSection(String key) {
        return values.containsKey(key) ? Optional.of(section(key)) : Optional.empty();
    }

    List<RecipeKeys> sections(String key) {
        List<RecipeKeys> sections = new ArrayList<>();
        if (take(key) instanceof List<?> list) {
            for (Object entry : list) {
                if (!(entry instanceof Map<?, ?> map)) {
                    throw bad(key, "must be a list of keys");
                }
                sections.add(new RecipeKeys(file, where + key + "[" + sections.size() + "].", map));
            }
        }
        if (sections.isEmpty()) {
            throw bad(key, "must be a list with at least one entry");
        }
        return sections;
    }

    /** Says where a value was that its record refused. */
    <T> T valid(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "Recipe %s, %s: %s".formatted(file, where, e.getMessage()), e);
        }
    }

    void requireAllUsed() {
        for (Object key : values.keySet()) {
            if (!used.contains(key)) {
                throw bad(String.valueOf(key), "is not known");
            }
        }
    }

    private @Nullable Object take(String key) {
        used.add(key);
        return values.get(key);
    }

    private FirebreakException bad(String key, String why) {
        return new FirebreakException(
                ErrorCode.BAD_CONFIGURATION, "Recipe %s: %s%s %s".formatted(file, where, key, why));
    }
}
