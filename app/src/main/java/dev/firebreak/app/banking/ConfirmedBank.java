package dev.firebreak.app.banking;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.account.Role;
import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankOutcome;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The bank of confirmed incidents. An entry belongs to the incident that its provenance refers to, so that nothing is added twice. What
 * is done is audited under who decided. Thread-safe.
 */
final class ConfirmedBank {
    /** Who made the bank. */
    static final String ITSELF = "firebreak";

    /** An incident has one entry; more only when its media grew between two tries. */
    private static final int MOST_ENTRIES = 100;

    private final BankName name;
    private final BankStore store;
    private final AuditLog audit;
    private final Clock clock;

    ConfirmedBank(BankName name, BankStore store, AuditLog audit, Clock clock) {
        this.name = name;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    BankName name() {
        return name;
    }

    /** Matched again, if the incident has entries already. */
    Optional<String> enabled(String incident, String by) {
        List<BankEntry> entries = entries(incident);
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(change(entries, Availability.ENABLED, "enable-entry", by));
    }

    /** Not matched any more; says how it is now. */
    String disabled(String incident, String by) {
        List<BankEntry> entries = entries(incident);
        return entries.isEmpty()
                ? "nothing of it is in " + name
                : change(entries, Availability.DISABLED, "disable-entry", by);
    }

    private List<BankEntry> entries(String incident) {
        return store.find(name)
                .map(bank -> store.entries(new EntryQuery(bank.id(), "", incident, Optional.empty(), MOST_ENTRIES)))
                .orElse(List.of());
    }

    private String change(List<BankEntry> entries, Availability to, String deed, String by) {
        for (BankEntry entry : entries) {
            if (!entry.availability().equals(to)) {
                store.change(entry.id(), entry.about().note(), to);
                audit(by, deed, "entry " + entry.id());
            }
        }
        String numbers = String.join(
                ", ", entries.stream().map(entry -> entry.id().toString()).toList());
        return "entry %s of %s is %s"
                .formatted(numbers, name, to.equals(Availability.ENABLED) ? "matched" : "not matched any more");
    }

    /** Puts an incident in; makes the bank where there is none. */
    Outcome add(EntryContent content, String described) {
        Optional<Bank> bank = bank();
        if (bank.isEmpty()) {
            return new Outcome.Impossible(
                    "there are %d banks already, and none is %s".formatted(BankStore.MAX_BANKS, name));
        }
        if (bank.get().policy().negative()) {
            return new Outcome.Impossible(
                    "%s is a negative bank: an attack in it would protect its copies".formatted(name));
        }
        return switch (store.add(bank.get().id(), List.of(content)).getFirst()) {
            case EntryOutcome.Added added -> {
                String what = "entry %s of %s: %s".formatted(added.id(), name, described);
                audit(content.about().provenance().by(), "bank-incident", what);
                yield new Outcome.Done(what);
            }
            case EntryOutcome.Duplicate duplicate ->
                new Outcome.Done("%s has the same already, as entry %s".formatted(name, duplicate.of()));
            case EntryOutcome.NoSuchBank gone -> new Outcome.Retry(name + " was removed in this moment");
        };
    }

    private Optional<Bank> bank() {
        Optional<Bank> there = store.find(name);
        if (there.isPresent()) {
            return there;
        }
        BankPolicy policy = new BankPolicy(
                BankAction.CUT,
                false,
                BankPolicy.Thresholds.DEFAULT,
                BankPolicy.Matching.ALWAYS,
                BankPolicy.FloodLimits.NONE,
                Set.of(Role.REVIEWER));
        BankSettings settings = new BankSettings(
                name,
                "Confirmed attacks",
                "What reviewers confirmed, put here by itself: picture and sound from the suspicion on.",
                policy);
        return switch (store.create(settings, clock.instant(), ITSELF)) {
            case BankOutcome.Saved saved -> {
                audit(ITSELF, "create-bank", "for confirmed incidents");
                yield Optional.of(saved.bank());
            }
            case BankOutcome.NameTaken taken -> store.find(name); // by another of us, in this moment
            case BankOutcome.TooManyBanks many -> Optional.empty();
            case BankOutcome.NoSuchBank none -> Optional.empty();
        };
    }

    private void audit(String by, String what, String detail) {
        audit.add(new AuditEntry(clock.instant(), by, what, "bank:" + name, detail));
    }
}
