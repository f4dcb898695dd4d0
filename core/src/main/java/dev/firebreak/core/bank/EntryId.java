package dev.firebreak.core.bank;

/** Names an entry of any bank: 1 to {@value #MAX}, never used again. */
public record EntryId(long value) implements Comparable<EntryId> {
    /** So that a bank and an entry fit into one 64-bit word of an index. */
    public static final long MAX = (1L << 43) - 1;

    public EntryId {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("An entry's id is 1 to %d, not %d".formatted(MAX, value));
        }
    }

    @Override
    public int compareTo(EntryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
