package dev.firebreak.app.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the value of each key, from the environment before the file before the default, and gathers what is wrong. A
 * bad value is reported and its default handed out, so that all problems are found in one go.
 */
final class KeyReader {
    /** Variables that the launcher reads, not the server. */
    private static final Set<String> LAUNCHER =
            Set.of("FIREBREAK_CONFIG", "FIREBREAK_JAVA_HOME", "FIREBREAK_JAVA_OPTS");

    private static final String SECRET_FILE = "file:";
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern LIST_SEPARATOR = Pattern.compile("\\s*,\\s*");

    private final Map<String, RawValue> file;
    private final Map<String, String> environment;
    private final List<String> problems;
    private final Set<String> known = new LinkedHashSet<>();

    KeyReader(Map<String, RawValue> file, Map<String, String> environment, List<String> problems) {
        this.file = file;
        this.environment = environment;
        this.problems = problems;
    }

    /** {@code gate.lateAfter} is {@code FIREBREAK_GATE_LATE_AFTER} in the environment. */
    static String variable(String key) {
        String snake = CAPITAL.matcher(key).replaceAll("_").replace('.', '_').replace('-', '_');
        return "FIREBREAK_" + snake.toUpperCase(Locale.ROOT);
    }

    /** The keys that were asked for so far. */
    Set<String> known() {
        return known;
    }

    String text(String key, String fallback) {
        return value(key, fallback, Function.identity());
    }

    Duration duration(String key, String fallback, String least, String most) {
        Duration min = Units.duration(least);
        Duration max = Units.duration(most);
        return value(key, fallback, text -> {
            Duration duration = Units.duration(text);
            require(duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0, least, most);
            return duration;
        });
    }

    int size(String key, String fallback, String least, String most) {
        return Math.toIntExact(largeSize(key, fallback, least, most));
    }

    long largeSize(String key, String fallback, String least, String most) {
        return value(key, fallback, text -> {
            long size = Units.size(text);
            require(size >= Units.size(least) && size <= Units.size(most), least, most);
            return size;
        });
    }

    int whole(String key, int fallback, int least, int most) {
        return value(key, Integer.toString(fallback), text -> {
            int number;
            try {
                number = Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a whole number", e);
            }
            require(number >= least && number <= most, Integer.toString(least), Integer.toString(most));
            return number;
        });
    }

    double number(String key, String fallback, double least, double most) {
        return value(key, fallback, text -> {
            double number;
            try {
                number = new BigDecimal(text).doubleValue();
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a number", e);
            }
            require(number >= least && number <= most, plain(least), plain(most));
            return number;
        });
    }

    boolean flag(String key, boolean fallback) {
        return value(key, Boolean.toString(fallback), text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        });
    }

    <E extends Enum<E>> E choice(String key, E fallback) {
        Class<E> type = fallback.getDeclaringClass();
        return value(
                key,
                label(fallback),
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> label(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is none of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(KeyReader::label)
                                        .collect(Collectors.joining(", ")))));
    }

    List<String> list(String key) {
        return value(key, "", text -> text.isBlank() ? List.of() : List.of(LIST_SEPARATOR.split(text.strip(), -1)));
    }

    /** {@code file:PATH} stands for the first line of that file. */
    Secret secret(String key) {
        RawValue raw = raw(key);
        if (raw == null) {
            return Secret.NONE;
        }
        if (!raw.text().startsWith(SECRET_FILE)) {
            return new Secret(raw.text());
        }
        Path path = Path.of(raw.text().substring(SECRET_FILE.length()));
        try {
            return new Secret(Files.readString(path).lines().findFirst().orElse(""));
        } catch (IOException e) {
            problems.add("%s (%s): its file %s cannot be read".formatted(key, raw.where(), path));
            return Secret.NONE;
        }
    }

    <T> T value(String key, String fallback, Function<String, T> parser) {
        RawValue raw = raw(key);
        if (raw != null) {
            try {
                return parser.apply(raw.text());
            } catch (IllegalArgumentException | ArithmeticException e) {
                problems.add("%s (%s): '%s' %s".formatted(key, raw.where(), raw.text(), e.getMessage()));
            }
        }
        return parser.apply(fallback);
    }

    /** A problem between keys; {@code wrong} decides. */
    void refuseIf(boolean wrong, String problem) {
        if (wrong) {
            problems.add(problem);
        }
    }

    /** The names under {@code prefix} in the file, for areas that are keyed by a name of the operator's choice. */
    Set<String> namesUnder(String prefix) {
        return file.keySet().stream()
                .filter(key -> key.startsWith(prefix + "."))
                .map(key -> key.substring(prefix.length() + 1).split("\\.", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** To be called when every key has been read. */
    void refuseUnknown() {
        file.forEach((key, raw) -> {
            if (!known.contains(key) && !(key.equals("servers") && raw.text().isEmpty())) {
                problems.add("%s (%s): is not a key%s".formatted(key, raw.where(), suggestion(key, known)));
            }
        });
        Set<String> variables = known.stream().map(KeyReader::variable).collect(Collectors.toSet());
        environment.keySet().stream()
                .filter(name -> name.startsWith("FIREBREAK_") && !variables.contains(name) && !LAUNCHER.contains(name))
                .sorted()
                .forEach(name -> problems.add(
                        "%s (environment): is no key's variable%s".formatted(name, suggestion(name, variables))));
    }

    private @Nullable RawValue raw(String key) {
        known.add(key);
        String variable = variable(key);
        String text = environment.get(variable);
        return text != null ? new RawValue(text, variable) : file.get(key);
    }

    private static void require(boolean inRange, String least, String most) {
        if (!inRange) {
            throw new IllegalArgumentException("is not between %s and %s".formatted(least, most));
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String suggestion(String wrong, Collection<String> right) {
        Optional<String> alike =
                right.stream().filter(key -> bare(key).equals(bare(wrong))).findFirst();
        return alike.map(key -> "; did you mean " + key + "?").orElse("");
    }

    private static String bare(String key) {
        return key.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }
}
