package dev.firebreak.core.footage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All facets with their terms, as they are at one moment. Immutable.
 *
 * @param facets in their order
 * @param terms in their order, of all facets
 */
public record Vocabulary(List<Facet> facets, List<Term> terms) {
    public Vocabulary {
        facets = List.copyOf(facets);
        terms = List.copyOf(terms);
    }

    public Optional<Facet> facet(String name) {
        return facets.stream().filter(facet -> facet.name().equals(name)).findFirst();
    }

    /** The terms of one facet, in their order; empty for one that does not exist. */
    public List<Term> terms(String facet) {
        return terms.stream().filter(term -> term.facet().equals(facet)).toList();
    }

    public boolean has(Label label) {
        return terms.stream().anyMatch(term -> term.label().equals(label));
    }

    /**
     * What is wrong with a clip's labels, in sentences for a person: unknown facets and terms, a required facet without a term, a
     * single one with several. Empty when nothing is.
     */
    public List<String> problems(Collection<Label> labels) {
        List<String> problems = new ArrayList<>();
        Map<String, SortedSet<String>> byFacet = new TreeMap<>();
        for (Label label : labels) {
            byFacet.computeIfAbsent(label.facet(), name -> new TreeSet<>()).add(label.term());
            if (facet(label.facet()).isEmpty()) {
                problems.add("'%s' is no facet; there are %s".formatted(label.facet(), names()));
            } else if (!has(label)) {
                problems.add("'%s' is no term of %s; there are %s"
                        .formatted(
                                label.term(),
                                label.facet(),
                                terms(label.facet()).stream().map(Term::name).toList()));
            }
        }
        for (Facet facet : facets) {
            SortedSet<String> given = byFacet.getOrDefault(facet.name(), new TreeSet<>());
            if (facet.required() && given.isEmpty()) {
                problems.add("%s is missing: one of %s"
                        .formatted(
                                facet.name(),
                                terms(facet.name()).stream().map(Term::name).toList()));
            }
            if (facet.single() && given.size() > 1) {
                problems.add("%s takes one term, not %s".formatted(facet.name(), given));
            }
        }
        return List.copyOf(problems);
    }

    private List<String> names() {
        return facets.stream().map(Facet::name).toList();
    }
}
