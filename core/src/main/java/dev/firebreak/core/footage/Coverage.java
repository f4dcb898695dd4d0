package dev.firebreak.core.footage;

import java.util.ArrayList;
import java.util.List;

/**
 * How many clips there are of each combination of two facets: what the library still lacks.
 *
 * @param rowFacet facet of the rows
 * @param columnFacet facet of the columns
 * @param rows all terms of the row facet in the vocabulary's order, then {@link Facet#UNLABELLED} if clips have none
 * @param columns likewise
 * @param clips counts, {@code rows × columns}
 */
public record Coverage(
        String rowFacet, String columnFacet, List<String> rows, List<String> columns, List<List<Long>> clips) {
    /** A combination of which there is no clip. */
    public record Gap(String row, String column) {}

    /** The combinations of two terms that nothing covers, by row. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                boolean named =
                        !rows.get(i).equals(Facet.UNLABELLED) && !columns.get(j).equals(Facet.UNLABELLED);
                if (named && clips.get(i).get(j) == 0) {
                    gaps.add(new Gap(rows.get(i), columns.get(j)));
                }
            }
        }
        return gaps;
    }
}
