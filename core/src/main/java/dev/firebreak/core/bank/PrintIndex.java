package dev.firebreak.core.bank;

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

    /** Everything is told anew. */
    void clear();
}
