package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Coverage;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.FacetCounts;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Counts of clips by their facets. */
final class FootageFigures {
    private static final String SOURCE_GROUP = "source-group";

    private FootageFigures() {}

    private record Pair(String row, String column) {}

    private record Total(long clips, long bytes) {}

    static FacetCounts count(Handle handle, FootageQuery query) {
        Set<String> facets = new TreeSet<>(Facet.BUILT_IN);
        facets.remove(SOURCE_GROUP);
        VocabularyRows.read(handle).facets().forEach(facet -> facets.add(facet.name()));
        Map<String, List<FacetCounts.TermCount>> byFacet = new TreeMap<>();
        Found asFound = found(handle, query);
        for (String facet : facets) {
            Found found = query.facets().containsKey(facet) ? found(handle, query.without(facet)) : asFound;
            List<FacetCounts.TermCount> counts = found.counts(facet);
            if (!counts.isEmpty()) {
                byFacet.put(facet, counts);
            }
        }
        return new FacetCounts(asFound.total().clips(), asFound.total().bytes(), byFacet);
    }

    /** What one query finds, counted. */
    private record Found(Total total, Map<String, List<FacetCounts.TermCount>> terms, Map<String, Long> labelled) {
        List<FacetCounts.TermCount> counts(String facet) {
            List<FacetCounts.TermCount> counts = new ArrayList<>(terms.getOrDefault(facet, List.of()));
            boolean builtIn = Facet.BUILT_IN.contains(facet);
            long without = builtIn ? 0 : total.clips() - labelled.getOrDefault(facet, 0L);
            if (without > 0) {
                counts.add(new FacetCounts.TermCount(Facet.UNLABELLED, without));
            }
            return sorted(counts);
        }
    }

    private static Found found(Handle handle, FootageQuery query) {
        return new Found(total(handle, query), termCounts(handle, query), labelled(handle, query));
    }

    private static List<FacetCounts.TermCount> sorted(List<FacetCounts.TermCount> counts) {
        return counts.stream()
                .sorted(Comparator.comparingLong(FacetCounts.TermCount::clips)
                        .reversed()
                        .thenComparing(FacetCounts.TermCount::term))
                .limit(FacetCounts.MAX_TERMS)
                .toList();
    }

    private static Total total(Handle handle, FootageQuery query) {
        FootageCondition condition = FootageCondition.of(query);
        return condition
                .bound(handle.createQuery(
                        "SELECT count(*) AS clips, coalesce(sum(size_bytes), 0) AS bytes FROM footage WHERE "
                                + condition.sql()))
                .map((row, context) -> new Total(row.getLong("clips"), row.getLong("bytes")))
                .one();
    }

    private static Map<String, List<FacetCounts.TermCount>> termCounts(Handle handle, FootageQuery query) {
        FootageCondition condition = FootageCondition.of(query);
        Map<String, List<FacetCounts.TermCount>> counts = new HashMap<>();
        condition
                .bound(handle.createQuery("SELECT each, count(*) AS clips FROM footage, unnest(facets) each WHERE "
                        + condition.sql() + " AND NOT starts_with(each, '" + SOURCE_GROUP + ":') GROUP BY each"))
                .map((row, context) -> {
                    String[] label = row.getString("each").split(":", 2);
                    return counts.computeIfAbsent(label[0], facet -> new ArrayList<>())
                            .add(new FacetCounts.TermCount(label[1], row.getLong("clips")));
                })
                .list();
        return counts;
    }

    /** How many clips have any term, by facet of the vocabulary. */
    private static Map<String, Long> labelled(Handle handle, FootageQuery query) {
        FootageCondition condition = FootageCondition.of(query);
        Map<String, Long> counts = new HashMap<>();
        condition
                .bound(handle.createQuery("SELECT facet, count(*) AS clips FROM (SELECT DISTINCT footage_id,"
                        + " split_part(each, ':', 1) AS facet FROM footage, unnest(labels) each WHERE "
                        + condition.sql() + ") found GROUP BY facet"))
                .map((row, context) -> Optional.ofNullable(counts.put(row.getString("facet"), row.getLong("clips"))))
                .list();
        return counts;
    }

    static Coverage coverage(Handle handle, String rowFacet, String columnFacet, FootageQuery query) {
        Map<Pair, Long> counts = pairs(handle, rowFacet, columnFacet, query);
        Vocabulary vocabulary = VocabularyRows.read(handle);
        List<String> rows = axis(
                vocabulary,
                rowFacet,
                counts.keySet().stream().anyMatch(pair -> pair.row().equals(Facet.UNLABELLED)));
        List<String> columns = axis(
                vocabulary,
                columnFacet,
                counts.keySet().stream().anyMatch(pair -> pair.column().equals(Facet.UNLABELLED)));
        List<List<Long>> table = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> counts.getOrDefault(new Pair(row, column), 0L))
                        .toList())
                .toList();
        return new Coverage(rowFacet, columnFacet, rows, columns, table);
    }

    private static Map<Pair, Long> pairs(Handle handle, String rowFacet, String columnFacet, FootageQuery query) {
        FootageCondition condition = FootageCondition.of(query);
        String terms = "(SELECT coalesce(array_agg(substr(each, length(:%1$s) + 1)), ARRAY['-'])"
                + " FROM unnest(labels) each WHERE starts_with(each, :%1$s))";
        Map<Pair, Long> counts = new HashMap<>();
        condition
                .bound(handle.createQuery(
                        "SELECT a, b, count(*) AS clips FROM footage, unnest(" + terms.formatted("row")
                                + ") a, unnest(" + terms.formatted("column") + ") b WHERE " + condition.sql()
                                + " GROUP BY a, b"))
                .bind("row", rowFacet + ":")
                .bind("column", columnFacet + ":")
                .map((row, context) ->
                        counts.put(new Pair(row.getString("a"), row.getString("b")), row.getLong("clips")))
                .list();
        return counts;
    }

    private static List<String> axis(Vocabulary vocabulary, String facet, boolean unlabelled) {
        if (vocabulary.facet(facet).isEmpty()) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no facet " + facet);
        }
        List<String> axis =
                new ArrayList<>(vocabulary.terms(facet).stream().map(Term::name).toList());
        if (unlabelled) {
            axis.add(Facet.UNLABELLED);
        }
        return axis;
    }
}
