package dev.firebreak.testkit.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.Vocabulary;
import dev.firebreak.core.footage.VocabularyStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The vocabulary in memory, seeded with a part of the real one. Thread-safe: one lock. */
public final class InMemoryVocabularyStore implements VocabularyStore {
    private final Map<String, Facet> facets = new TreeMap<>();
    private final Map<String, Term> terms = new TreeMap<>();

    public InMemoryVocabularyStore() {
        seed(
                new Facet(Facet.CLASS, "Class", true, true, 10),
                List.of("real-first-person-firearm", "real-other-firearm", "game", "film", "harmless"));
        seed(new Facet("light", "Light", false, false, 50), List.of("day", "artificial", "dusk", "night"));
        seed(
                new Facet("weapon-type", "Weapon type", false, false, 80),
                List.of(
                        "pistol",
                        "revolver",
                        "submachine-gun",
                        "rifle",
                        "shotgun",
                        "machine-gun",
                        "improvised",
                        "none"));
    }

    private void seed(Facet facet, List<String> names) {
        save(facet);
        for (int i = 0; i < names.size(); i++) {
            save(new Term(facet.name(), names.get(i), names.get(i), 10 * (i + 1)));
        }
    }

    @Override
    public synchronized Vocabulary vocabulary() {
        return new Vocabulary(
                facets.values().stream()
                        .sorted(Comparator.comparingInt(Facet::position).thenComparing(Facet::name))
                        .toList(),
                terms.values().stream()
                        .sorted(Comparator.comparing(Term::facet)
                                .thenComparingInt(Term::position)
                                .thenComparing(Term::name))
                        .toList());
    }

    @Override
    public synchronized void save(Facet facet) {
        facets.merge(
                facet.name(),
                facet,
                (old, changed) ->
                        new Facet(old.name(), changed.title(), old.required(), old.single(), changed.position()));
    }

    @Override
    public synchronized void save(Term term) {
        if (!facets.containsKey(term.facet())) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no facet " + term.facet());
        }
        terms.put(term.label().toString(), term);
    }
}
