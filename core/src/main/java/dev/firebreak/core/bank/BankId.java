package dev.firebreak.core.bank;

/** Names a bank for good, also when it is renamed: 1 to {@value #MAX}. */
public record BankId(int value) implements Comparable<BankId> {
    /** So that a bank and an entry fit into one 64-bit word of an index. */
    public static final int MAX = (1 << 20) - 1;

    public BankId {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("A bank's id is 1 to %d, not %d".formatted(MAX, value));
        }
    }

    @Override
    public int compareTo(BankId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
