package dev.firebreak.core.fingerprint.index;

/** Is given the entries that a search finds, in no order, each once. */
@FunctionalInterface
public interface MatchVisitor {
    /** Says whether to go on: after {@code false} the search ends and says that it was cut short. */
    boolean match(long id, int distance);
}
