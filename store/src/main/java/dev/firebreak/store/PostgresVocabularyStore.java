package dev.firebreak.store;

import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.Vocabulary;
import dev.firebreak.core.footage.VocabularyStore;

/** The vocabulary in PostgreSQL. Thread-safe. */
final class PostgresVocabularyStore implements VocabularyStore {
    private final Sql sql;

    PostgresVocabularyStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Vocabulary vocabulary() {
        return sql.read("read the vocabulary", VocabularyRows::read);
    }

    @Override
    public void save(Facet facet) {
        sql.run(
                "save facet " + facet.name(),
                handle -> handle.createUpdate("""
                        INSERT INTO facet (name, title, required, single, position)
                        VALUES (:name, :title, :required, :single, :position)
                        ON CONFLICT (name) DO UPDATE SET title = excluded.title, position = excluded.position""")
                        .bind("name", facet.name())
                        .bind("title", Columns.text(facet.title()))
                        .bind("required", facet.required())
                        .bind("single", facet.single())
                        .bind("position", facet.position())
                        .execute());
    }

    @Override
    public void save(Term term) {
        sql.run(
                "save term " + term.label(),
                handle -> handle.createUpdate("""
                        INSERT INTO term (facet, name, title, position) VALUES (:facet, :name, :title, :position)
                        ON CONFLICT (facet, name) DO UPDATE SET title = excluded.title, position = excluded.position""")
                        .bind("facet", term.facet())
                        .bind("name", term.name())
                        .bind("title", Columns.text(term.title()))
                        .bind("position", term.position())
                        .execute());
    }
}
