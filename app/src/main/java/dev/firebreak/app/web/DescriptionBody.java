package dev.firebreak.app.web;

import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Rights;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.Use;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a clip, as JSON: the fields of a manifest.
 *
 * @param category as {@code label} when null
 * @param split train, val or test; null when a dataset may choose
 * @param labels as {@code facet:term}
 * @param expiry last day of use, for example 2030-12-31; null for none
 */
record DescriptionBody(
        @Nullable String set,
        @Nullable String sourceGroup,
        @Nullable String label,
        @Nullable String category,
        @Nullable Use use,
        @Nullable Split split,
        @Nullable List<String> labels,
        @Nullable String contributor,
        @Nullable String lawfulBasis,
        @Nullable String purpose,
        @Nullable String licence,
        @Nullable String expiry,
        @Nullable Boolean tacticsSensitive,
        @Nullable String origin,
        @Nullable String note) {
    static DescriptionBody of(Description said) {
        Rights rights = said.rights();
        return new DescriptionBody(
                said.set(),
                said.sourceGroup(),
                said.label(),
                said.category(),
                said.use(),
                said.split().orElse(null),
                said.labels().stream().map(Label::toString).toList(),
                said.contributor(),
                rights.lawfulBasis(),
                rights.purpose(),
                rights.licence(),
                rights.expiry().map(LocalDate::toString).orElse(null),
                rights.tacticsSensitive(),
                said.origin(),
                said.note());
    }

    /** Throws {@link IllegalArgumentException} with a reason for a person when something is missing or malformed. */
    Description description() {
        String shows = text(label);
        if (use == null) {
            throw new IllegalArgumentException("use is missing: train or evaluate");
        }
        TreeSet<Label> terms = new TreeSet<>();
        (labels == null ? List.<String>of() : labels).stream().map(Label::of).forEach(terms::add);
        return new Description(
                text(set),
                text(sourceGroup),
                shows,
                text(category).isEmpty() ? shows : text(category),
                use,
                Optional.ofNullable(split),
                terms,
                text(contributor),
                new Rights(
                        text(lawfulBasis),
                        text(purpose),
                        text(licence),
                        day(),
                        tacticsSensitive != null && tacticsSensitive),
                text(origin),
                text(note));
    }

    private Optional<LocalDate> day() {
        if (text(expiry).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text(expiry)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expiry is a day such as 2030-12-31", e);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
