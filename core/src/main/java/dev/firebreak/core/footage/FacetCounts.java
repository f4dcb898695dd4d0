package dev.firebreak.core.footage;

import java.util.List;
import java.util.Map;

/**
 * How many clips a query finds, and how many have each term. A facet that the query filters by is counted as if it did not, so
 * that a person sees what the other choices would bring.
 *
 * @param total clips that the query finds
 * @param bytes their size
 * @param byFacet for each facet (the vocabulary's and the built-in ones, but {@code source-group}) its terms that occur, and
 *     {@link Facet#UNLABELLED} where clips have none; most frequent first, then by name; at most {@value #MAX_TERMS} a facet
 */
public record FacetCounts(long total, long bytes, Map<String, List<TermCount>> byFacet) {
    /** Terms counted of one facet. */
    public static final int MAX_TERMS = 100;

    /** How many clips have a term. */
    public record TermCount(String term, long clips) {}
}
