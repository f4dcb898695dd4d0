package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.Vocabulary;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** The tables {@code facet} and {@code term}, within somebody's transaction. */
final class VocabularyRows {
    private VocabularyRows() {}

    static Vocabulary read(Handle handle) {
        return new Vocabulary(
                handle.createQuery("SELECT * FROM facet ORDER BY position, name COLLATE \"C\"")
                        .map((row, context) -> new Facet(
                                row.getString("name"),
                                row.getString("title"),
                                row.getBoolean("required"),
                                row.getBoolean("single"),
                                row.getInt("position")))
                        .list(),
                handle.createQuery("SELECT * FROM term ORDER BY facet COLLATE \"C\", position, name COLLATE \"C\"")
                        .map((row, context) -> new Term(
                                row.getString("facet"),
                                row.getString("name"),
                                row.getString("title"),
                                row.getInt("position")))
                        .list());
    }

    /** Terms are never removed, so that one look is enough. */
    static void requireKnown(Handle handle, Collection<Label> labels) {
        Vocabulary vocabulary = read(handle);
        for (Label label : labels) {
            if (!vocabulary.has(label)) {
                throw new FirebreakException(ErrorCode.CONFLICT, label + " is not of the vocabulary");
            }
        }
    }
}
