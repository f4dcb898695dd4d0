package dev.firebreak.core.bank;

/** What became of making or changing a bank. */
public sealed interface BankOutcome {
    /** It is so now. */
    record Saved(Bank bank) implements BankOutcome {}

    /** Another bank has that name; nothing was changed. */
    record NameTaken(BankName name) implements BankOutcome {}

    /** There is no such bank, or not any more. */
    record NoSuchBank(BankId bank) implements BankOutcome {}

    /** There are {@link BankStore#MAX_BANKS} banks already. */
    record TooManyBanks() implements BankOutcome {}
}
