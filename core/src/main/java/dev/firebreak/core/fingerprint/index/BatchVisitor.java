package dev.firebreak.core.fingerprint.index;

/** Is given the entries that a search for several hashes finds, in no order, each once for a query. */
@FunctionalInterface
public interface BatchVisitor {
    /** {@code query} is the place in the list of queries. */
    void match(int query, long id, int distance);
}
