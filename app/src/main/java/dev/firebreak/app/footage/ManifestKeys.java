package dev.firebreak.app.footage;

import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Rights;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.Use;
import dev.firebreak.core.footage.Vocabulary;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a clip's description of what a manifest's rows say about it. Nothing that is missing is guessed. Used for one file. */
final class ManifestKeys {
    /** Every key but {@code file}, {@code skip} and the facets' names. */
    static final Set<String> KEYS = Set.of(
            "set",
            "source-group",
            "label",
            "category",
            "use",
            "split",
            "contributor",
            "lawful-basis",
            "purpose",
            "licence",
            "expires",
            "tactics-sensitive",
            "origin",
            "note");

    private final Map<String, ManifestRow.Value> values;
    private final Vocabulary vocabulary;
    private final String name;
    private final String folder;
    private final Consumer<String> problems;
    private boolean sound = true;

    /**
     * @param relative the file's path below what was named, with '/'
     * @param problems takes what is wrong
     */
    ManifestKeys(
            Map<String, ManifestRow.Value> values, Vocabulary vocabulary, String relative, Consumer<String> problems) {
        this.values = values;
        this.vocabulary = vocabulary;
        this.problems = problems;
        int slash = relative.lastIndexOf('/');
        String file = relative.substring(slash + 1);
        int dot = file.lastIndexOf('.');
        this.name = dot > 0 ? file.substring(0, dot) : file;
        this.folder = slash < 0 ? "" : relative.substring(relative.lastIndexOf('/', slash - 1) + 1, slash);
    }

    /** The description, or empty when {@code problems} heard why not. */
    Optional<Description> description() {
        SortedSet<Label> labels = labels();
        String shows = labels.stream()
                .filter(label -> label.facet().equals(Facet.CLASS))
                .map(Label::term)
                .findFirst()
                .orElse("-");
        String label = text("label").orElse(shows);
        String set = required("set");
        String group = required("source-group");
        String contributor = required("contributor");
        Use use = use();
        Optional<Split> split = split();
        Optional<Rights> rights = rights();
        if (!sound || rights.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Description(
                    set,
                    group,
                    label,
                    text("category").orElse(label),
                    use,
                    split,
                    labels,
                    contributor,
                    rights.get(),
                    text("origin").orElse(""),
                    text("note").orElse("")));
        } catch (IllegalArgumentException e) {
            wrong(e.getMessage());
            return Optional.empty();
        }
    }

    private SortedSet<Label> labels() {
        SortedSet<Label> labels = new TreeSet<>();
        for (Facet facet : vocabulary.facets()) {
            ManifestRow.Value value = values.get(facet.name());
            if (value != null) {
                for (String term : value.texts()) {
                    try {
                        labels.add(new Label(facet.name(), term));
                    } catch (IllegalArgumentException e) {
                        wrong("%s: %s: %s".formatted(value.where(), facet.name(), e.getMessage()));
                    }
                }
            }
        }
        vocabulary.problems(labels).forEach(problem -> wrong(where(problem) + problem));
        return labels;
    }

    /** The place of the facet that a problem of the vocabulary is about, if the manifest has it. */
    private String where(String problem) {
        return vocabulary.facets().stream()
                .map(Facet::name)
                .filter(facet -> problem.startsWith(facet + " ") || problem.contains("is no term of " + facet + ";"))
                .map(values::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> value.where() + ": ")
                .orElse("");
    }

    private Use use() {
        return switch (required("use")) {
            case "train" -> Use.TRAIN;
            case "evaluate" -> Use.EVALUATE;
            case "" -> Use.EVALUATE;
            default -> {
                bad("use", "is train or evaluate");
                yield Use.EVALUATE;
            }
        };
    }

    private Optional<Split> split() {
        Optional<String> text = text("split");
        Optional<Split> split = text.flatMap(Split::of);
        if (text.isPresent() && split.isEmpty()) {
            bad("split", "is train, val or test");
        }
        return split;
    }

    private Optional<Rights> rights() {
        String basis = required("lawful-basis");
        String purpose = required("purpose");
        String licence = required("licence");
        boolean sensitive = switch (required("tactics-sensitive")) {
            case "yes", "true" -> true;
            case "no", "false", "" -> false;
            default -> {
                bad("tactics-sensitive", "is yes or no");
                yield true;
            }
        };
        Optional<LocalDate> expiry = expiry();
        if (basis.isEmpty() || purpose.isEmpty() || licence.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rights(basis, purpose, licence, expiry, sensitive));
        } catch (IllegalArgumentException e) {
            wrong(e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<LocalDate> expiry() {
        try {
            return text("expires").map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            bad("expires", "is a day such as 2027-12-31");
            return Optional.empty();
        }
    }

    /** The text, or "" when it is missing, which {@code problems} then heard. */
    private String required(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            wrong(key + " is missing");
        }
        return text.orElse("");
    }

    private Optional<String> text(String key) {
        ManifestRow.Value value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        List<String> texts = value.texts();
        if (texts.size() != 1) {
            bad(key, "takes one value");
        }
        String text = texts.getFirst().replace("{name}", name).replace("{folder}", folder);
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private void bad(String key, String rule) {
        ManifestRow.Value value = values.get(key);
        wrong(
                value == null
                        ? key + " " + rule
                        : "%s: %s %s, not '%s'".formatted(value.where(), key, rule, String.join("|", value.texts())));
    }

    private void wrong(@Nullable String problem) {
        sound = false;
        problems.accept(String.valueOf(problem));
    }
}
