package dev.firebreak.testkit.bank;

import dev.firebreak.core.account.Role;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankOutcome;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.PdqHash;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Banks and entries to test with. */
public final class BankSamples {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** A policy that cuts at distance 31. */
    public static final BankPolicy CUT = new BankPolicy(
            BankAction.CUT,
            false,
            new BankPolicy.Thresholds(31, 0.6, 0.7),
            BankPolicy.Matching.ALWAYS,
            new BankPolicy.FloodLimits(50, true),
            Set.of(Role.REVIEWER));

    /** A policy that overrules others at distance 20. */
    public static final BankPolicy NEGATIVE = new BankPolicy(
            BankAction.RECORD,
            true,
            new BankPolicy.Thresholds(20, 0.6, 0.7),
            BankPolicy.Matching.ALWAYS,
            BankPolicy.FloodLimits.NONE,
            Set.of());

    private BankSamples() {}

    public static BankSettings settings(String name, BankPolicy policy) {
        return new BankSettings(new BankName(name), "Label of " + name, "What\nit is for", policy);
    }

    /** A new bank of a store. */
    public static Bank bank(BankStore store, String name, BankPolicy policy) {
        return ((BankOutcome.Saved) store.create(settings(name, policy), NOW, "ada")).bank();
    }

    /** A random hash: the same for the same seed. */
    public static PdqHash pdq(long seed) {
        Random random = new Random(seed);
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** The hash with its {@code bits} lowest bits turned over: that far away. */
    public static PdqHash away(PdqHash hash, int bits) {
        long mask = bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
        return new PdqHash(hash.word0() ^ mask, hash.word1(), hash.word2(), hash.word3());
    }

    public static EntryContent picture(PdqHash hash) {
        return EntryContent.of(MediaKind.PICTURE, Signals.of(new Signal.Pdq(hash)), Provenance.hash("ada", NOW));
    }

    /** Puts it in; it must be new. */
    public static EntryId add(BankStore store, Bank bank, EntryContent entry) {
        return ((EntryOutcome.Added) store.add(bank.id(), List.of(entry)).getFirst()).id();
    }
}
