package dev.firebreak.core.footage;

/**
 * Keeps the vocabulary. Nothing is ever taken out of it, because clips and datasets carry its words. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the database fails.
 */
public interface VocabularyStore {
    Vocabulary vocabulary();

    /** Adds a facet, or changes title and position of the one of that name; required and single stay as they were. */
    void save(Facet facet);

    /** Adds a term, or changes its title and position. NOT_FOUND when there is no such facet. */
    void save(Term term);
}
