package dev.firebreak.app.web;

import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Label;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a client searches for. */
final class FootageSearch {
    private FootageSearch() {}

    /**
     * @param labels as {@code facet:term}
     * @param standing present, withdrawn or any
     */
    static FootageQuery query(@Nullable String text, @Nullable List<String> labels, @Nullable String standing) {
        try {
            List<Label> wanted =
                    labels == null ? List.of() : labels.stream().map(Label::of).toList();
            FootageQuery query = FootageQuery.of(text == null ? "" : text, wanted);
            return standing == null
                    ? query
                    : query.with(FootageQuery.Standing.valueOf(standing.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }
}
