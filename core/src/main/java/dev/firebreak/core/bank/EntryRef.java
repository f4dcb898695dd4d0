package dev.firebreak.core.bank;

/** An entry and its bank, which an index keeps as one word. */
public record EntryRef(BankId bank, EntryId entry) {
    private static final int ENTRY_BITS = Long.SIZE - Long.numberOfLeadingZeros(EntryId.MAX);

    /** Above 0. */
    public long packed() {
        return (long) bank.value() << ENTRY_BITS | entry.value();
    }

    /** Takes apart what {@link #packed} made. */
    public static EntryRef of(long packed) {
        return new EntryRef(new BankId(bankOf(packed)), new EntryId(packed & EntryId.MAX));
    }

    static int bankOf(long packed) {
        return (int) (packed >>> ENTRY_BITS);
    }
}
