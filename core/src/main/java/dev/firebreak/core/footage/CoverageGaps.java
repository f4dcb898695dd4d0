package dev.firebreak.core.footage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says in words what a library lacks: "No light ‘night’.", "No weapon type ‘rifle’ with camera mount ‘chest’." Terms that no clip
 * has come first; then the combinations of two terms that nothing has although both occur, those first that would be most
 * numerous if the two facets had nothing to do with each other (row total × column total ÷ clips): the larger that figure, the more
 * telling the gap.
 */
public final class CoverageGaps {
    private CoverageGaps() {}

    /** One thing that is missing. {@code expected} is infinite for a term that no clip has. */
    public record Missing(Label row, Label column, double expected, String sentence) {
        /** Whether it is one term that is missing, not a combination; row and column are then the same. */
        public boolean single() {
            return row.equals(column);
        }
    }

    /**
     * What {@code tables} lack, most telling first, at most {@code most}.
     *
     * @param tables counts over the same clips, of as many pairs of facets as are to be looked at
     */
    public static List<Missing> of(List<Coverage> tables, Vocabulary vocabulary, int most) {
        Set<Missing> singles = new LinkedHashSet<>();
        List<Missing> pairs = new ArrayList<>();
        for (Coverage table : tables) {
            singles.addAll(absent(table.rowFacet(), table.rows(), totals(table, true), vocabulary));
            singles.addAll(absent(table.columnFacet(), table.columns(), totals(table, false), vocabulary));
            pairs.addAll(pairs(table, vocabulary));
        }
        pairs.sort(Comparator.comparingDouble(Missing::expected).reversed());
        List<Missing> all = new ArrayList<>(singles);
        all.addAll(pairs);
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private static List<Missing> absent(String facet, List<String> terms, long[] totals, Vocabulary vocabulary) {
        List<Missing> absent = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            if (totals[i] == 0 && !terms.get(i).equals(Facet.UNLABELLED)) {
                Label label = new Label(facet, terms.get(i));
                String sentence = "No %s.".formatted(named(label, vocabulary));
                absent.add(new Missing(label, label, Double.POSITIVE_INFINITY, sentence));
            }
        }
        return absent;
    }

    private static List<Missing> pairs(Coverage table, Vocabulary vocabulary) {
        long[] rows = totals(table, true);
        long[] columns = totals(table, false);
        double clips = Math.max(1, Arrays.stream(rows).sum());
        List<Missing> pairs = new ArrayList<>();
        for (Coverage.Gap gap : table.gaps()) {
            long row = rows[table.rows().indexOf(gap.row())];
            long column = columns[table.columns().indexOf(gap.column())];
            if (row > 0 && column > 0) {
                Label first = new Label(table.rowFacet(), gap.row());
                Label second = new Label(table.columnFacet(), gap.column());
                String sentence = "No %s with %s.".formatted(named(first, vocabulary), named(second, vocabulary));
                pairs.add(new Missing(first, second, row * column / clips, sentence));
            }
        }
        return pairs;
    }

    /** For example {@code camera mount ‘chest’}: terms such as "none" say nothing without their facet. */
    private static String named(Label label, Vocabulary vocabulary) {
        String term = vocabulary.terms(label.facet()).stream()
                .filter(each -> each.name().equals(label.term()))
                .map(Term::title)
                .findFirst()
                .orElse(label.term());
        String facet = vocabulary.facet(label.facet()).map(Facet::title).orElse(label.facet());
        return (facet + " ‘" + term + "’").toLowerCase(Locale.ROOT);
    }

    private static long[] totals(Coverage table, boolean ofRows) {
        long[] totals = new long[ofRows ? table.rows().size() : table.columns().size()];
        for (int i = 0; i < table.rows().size(); i++) {
            for (int j = 0; j < table.columns().size(); j++) {
                totals[ofRows ? i : j] += table.clips().get(i).get(j);
            }
        }
        return totals;
    }
}
