package dev.firebreak.core.bank;

/** What became of something put into a bank. */
public sealed interface EntryOutcome {
    /** It is in the bank. */
    record Added(EntryId id) implements EntryOutcome {}

    /** The bank has the same already ({@link Signals#identity}); nothing was changed. */
    record Duplicate(EntryId of) implements EntryOutcome {}

    /** There is no such bank, or not any more. */
    record NoSuchBank(BankId bank) implements EntryOutcome {}
}
