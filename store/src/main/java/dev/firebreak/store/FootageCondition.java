package dev.firebreak.store;

import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.SearchWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A query as SQL. The text is put together of fixed pieces with numbered parameters only; what people typed is always bound.
 *
 * @param sql what follows WHERE
 */
record FootageCondition(String sql, Map<String, String> texts, Map<String, List<String>> arrays) {
    static FootageCondition of(FootageQuery query) {
        List<String> parts = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<String>> arrays = new LinkedHashMap<>();
        parts.add(
                switch (query.standing()) {
                    case PRESENT -> "withdrawn_at IS NULL";
                    case WITHDRAWN -> "withdrawn_at IS NOT NULL";
                    case ANY -> "true";
                });
        List<String> words = SearchWords.of(query.text());
        if (!words.isEmpty()) {
            parts.add("words @@ CAST(:words AS tsquery)");
            // Letters and digits only, so that quoting is all that is needed.
            texts.put("words", words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & ")));
        }
        int number = 0;
        for (Map.Entry<String, SortedSet<String>> wanted : query.facets().entrySet()) {
            String facet = wanted.getKey() + ":";
            String labels = "labels" + number;
            String prefix = "prefix" + number;
            number++;
            List<String> terms = wanted.getValue().stream()
                    .filter(term -> !term.equals(Facet.UNLABELLED))
                    .map(term -> Columns.text(facet + term))
                    .toList();
            arrays.put(labels, terms);
            String has = "facets && CAST(:" + labels + " AS text[])";
            if (wanted.getValue().contains(Facet.UNLABELLED)) {
                texts.put(prefix, facet);
                has = "(%s OR NOT EXISTS (SELECT 1 FROM unnest(facets) each WHERE starts_with(each, :%s)))"
                        .formatted(has, prefix);
            }
            parts.add(has);
        }
        return new FootageCondition(String.join(" AND ", parts), texts, arrays);
    }

    <T extends SqlStatement<T>> T bound(T statement) {
        texts.forEach(statement::bind);
        arrays.forEach((name, values) -> statement.bindArray(name, String.class, values));
        return statement;
    }
}
