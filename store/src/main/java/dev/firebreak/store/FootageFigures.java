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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, List<FacetCounts.TermCount>> asFound = termCounts(handle, query);
        Total total = total(handle, query);
        for (String facet : facets) {
            boolean filtered = query.facets().containsKey(facet);
            FootageQuery wider = filtered ? query.without(facet) : query;
            List<FacetCounts.TermCount> counts =
                    new ArrayList<>((filtered ? termCounts(handle, wider) : asFound).getOrDefault(facet, List.of()));
            long all = filtered ? total(handle, wider).clips() : total.clips();
            long without = all - labelled(handle, wider, facet);
            if (without > 0) {
                counts.add(new FacetCounts.TermCount(Facet.UNLABELLED, without));
            }
            if (!counts.isEmpty()) {
                byFacet.put(facet, sorted(counts));
            }
        }
        return new FacetCounts(total.clips(), total.bytes(), byFacet);
    }

    private static List<FacetCounts.TermCount> sorted(List<FacetCounts.TermCount> counts) {
        return counts.stream()
                .sorted(java.util.Comparator.comparingLong(FacetCounts.TermCount::clips)
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

    /** How many clips have any term of a facet. */
    private static long labelled(Handle handle, FootageQuery query, String facet) {
        if (Facet.BUILT_IN.contains(facet)) {
            return total(handle, query).clips();
        }
        FootageCondition condition = FootageCondition.of(query);
        return condition
                .bound(handle.createQuery("SELECT count(*) FROM footage WHERE " + condition.sql()
                        + " AND EXISTS (SELECT 1 FROM unnest(labels) each WHERE starts_with(each, :facet))"))
                .bind("facet", facet + ":")
                .mapTo(Long.class)
                .one();
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
