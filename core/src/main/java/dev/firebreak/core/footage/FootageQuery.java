package dev.firebreak.core.footage;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which clips somebody wants: those with all the words, and for each facet named one of its terms.
 *
 * @param text words, each of which must begin a word of the clip's text ({@link Footage#searchText}); empty for any
 * @param facets wanted terms by facet, built-in ones included; {@link Facet#UNLABELLED} stands for "none of this facet"
 * @param standing whether withdrawn clips are meant
 */
public record FootageQuery(String text, SortedMap<String, SortedSet<String>> facets, Standing standing) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 200;

    /** The most facets and terms together. */
    public static final int MAX_TERMS = 100;

    /** Everything that is not withdrawn. */
    public static final FootageQuery ALL = new FootageQuery("", new TreeMap<>(), Standing.PRESENT);

    /** Which clips by whether they were withdrawn. */
    public enum Standing {
        PRESENT,
        WITHDRAWN,
        ANY
    }

    /** Throws {@link IllegalArgumentException} when it asks for more than the limits. */
    public FootageQuery {
        Words.optional("A query's text", text, MAX_TEXT);
        if (facets.values().stream().mapToInt(Collection::size).sum() > MAX_TERMS) {
            throw new IllegalArgumentException("A query has at most " + MAX_TERMS + " terms");
        }
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        facets.forEach((facet, terms) -> {
            Words.slug("A facet's name", facet);
            if (!terms.isEmpty()) {
                copy.put(facet, Collections.unmodifiableSortedSet(new TreeSet<>(terms)));
            }
        });
        facets = Collections.unmodifiableSortedMap(copy);
    }

    /** Clips that are not withdrawn, by words and labels. */
    public static FootageQuery of(String text, Collection<Label> labels) {
        SortedMap<String, SortedSet<String>> facets = labels.stream()
                .collect(Collectors.groupingBy(
                        Label::facet,
                        TreeMap::new,
                        Collectors.mapping(Label::term, Collectors.toCollection(TreeSet::new))));
        return new FootageQuery(text, facets, Standing.PRESENT);
    }

    public FootageQuery with(Standing other) {
        return new FootageQuery(text, facets, other);
    }

    /** The same without what it wants of one facet: for counting what else that facet offers. */
    public FootageQuery without(String facet) {
        SortedMap<String, SortedSet<String>> rest = new TreeMap<>(facets);
        rest.remove(facet);
        return new FootageQuery(text, rest, standing);
    }

    /** Whether a clip is wanted: what stores do in their own way. */
    public boolean matches(Footage clip) {
        boolean standingMatches = switch (standing) {
            case PRESENT -> clip.withdrawal().isEmpty();
            case WITHDRAWN -> clip.withdrawal().isPresent();
            case ANY -> true;
        };
        return standingMatches
                && SearchWords.match(SearchWords.of(text), clip.searchText())
                && facets.entrySet().stream().allMatch(wanted -> wanted(clip, wanted));
    }

    private static boolean wanted(Footage clip, Map.Entry<String, SortedSet<String>> wanted) {
        Set<String> has = clip.facets().stream()
                .filter(label -> label.facet().equals(wanted.getKey()))
                .map(Label::term)
                .collect(Collectors.toSet());
        Set<String> terms = wanted.getValue();
        return has.isEmpty() ? terms.contains(Facet.UNLABELLED) : has.stream().anyMatch(terms::contains);
    }

    /** As a person writes it: words, then {@code facet:term} pairs. */
    @Override
    public String toString() {
        String labels = facets.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(term -> each.getKey() + ":" + term))
                .collect(Collectors.joining(" "));
        String shown = (text + " " + labels).strip();
        return standing == Standing.PRESENT
                ? shown
                : (shown + " (" + standing.name().toLowerCase(Locale.ROOT) + ")").strip();
    }
}
