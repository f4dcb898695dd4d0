package dev.firebreak.app.ingest;

/** Counts what a session left out. Thread-safe. */
@FunctionalInterface
public interface DropCounter {
    /**
     * Adds to a count.
     *
     * @param room where it was left out
     * @param reason a constant of that room's reasons
     */
    void dropped(String room, Enum<?> reason, long count);
}
