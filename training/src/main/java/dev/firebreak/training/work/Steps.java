package dev.firebreak.training.work;

/** Hears how far long work has come. Called by several threads. */
@FunctionalInterface
public interface Steps {
    /** {@code done} of {@code of} steps of {@code what} are done. */
    void step(String what, int done, int of);
}
