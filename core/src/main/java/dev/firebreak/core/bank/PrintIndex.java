package dev.firebreak.core.bank;

import java.util.stream.Stream;

/**
 * What a {@link BankIndex} tells of entries with a bulky signal of one kind, so that an index of such signals can follow the banks. Called
 * by one thread at a time, while others may search.
 */
public interface PrintIndex {
    SignalKind kind();

    /** An entry is in a bank; it may be told again. What cannot be read is the index's to count and leave out. */
    void add(EntryRef ref, Signal.Print print);

    /** An entry is gone; perhaps it was never told of. */
    void remove(EntryRef ref);

    /** Everything is told anew: {@link #add} for each entry, then {@link #filled}. */
    void clear();

    /** All has been told that there is. What was told since {@link #clear} is found now at the latest. */
    default void filled() {}

    /**
     * What it holds, to be written down, as its prints read. What is added or removed after this call may or may not be among it, also while it is
     * being read by another thread.
     */
    Stream<Stored> stored();

    /**
     * One entry of an index.
     *
     * @param ref {@link EntryRef#packed}
     */
    record Stored(long ref, Signal.Print print) {}
}
