package dev.firebreak.core.footage;

import java.util.List;

/**
 * Knows which models were made from which source groups, so that a withdrawal can name them. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the database fails.
 */
public interface ModelRegister {
    /** Adds a model, or replaces the one of the same name and version. */
    void register(ModelLineage model);

    /** By name and version. */
    List<ModelLineage> list();

    /** Those for which {@link ModelLineage#madeFrom} holds. */
    List<ModelLineage> madeFrom(Footage clip);
}
