package dev.firebreak.core.bank;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps banks and their entries. What has been changed here shows in the {@link BankFeed} at once. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the database fails.
 */
public interface BankStore {
    /** The most banks. */
    int MAX_BANKS = 1_000;

    /** The most entries that are added at once. */
    int MAX_BATCH = 5_000;

    /** The most bytes of bulky signals that are added at once. */
    long MAX_BATCH_BYTES = 64L << 20;

    BankOutcome create(BankSettings settings, Instant at, String by);

    /** Replaces what is said about a bank, its name too. */
    BankOutcome change(BankId bank, BankSettings settings);

    /** Puts a bank into quarantine, or takes it out. Whoever is first to put it there stays on record. */
    BankOutcome quarantine(BankId bank, Optional<Quarantine> quarantine);

    Optional<Bank> find(BankId bank);

    Optional<Bank> find(BankName name);

    /** By name. */
    List<Bank> banks();

    /** Removes a bank with all its entries, for good; its name is free at once. False when there is none. */
    boolean remove(BankId bank);

    /**
     * Puts entries into a bank, all in one transaction; the outcomes come in the same order. Throws {@link IllegalArgumentException}
     * for more than {@link #MAX_BATCH} entries or {@link #MAX_BATCH_BYTES}.
     */
    List<EntryOutcome> add(BankId bank, List<EntryContent> entries);

    Optional<BankEntry> entry(EntryId entry);

    /** All signals of an entry, the bulky ones too; empty when there is no such entry. */
    Optional<Signals> signals(EntryId entry);

    /** Newest first. */
    List<BankEntry> entries(EntryQuery query);

    /** Replaces an entry's note and availability; empty when there is no such entry. */
    Optional<BankEntry> change(EntryId entry, String note, Availability availability);

    /** False when there is no such entry. */
    boolean remove(EntryId entry);

    /** Ends what a crash left half done, and forgets removals that every index has long taken note of. */
    void tidy();
}
