package dev.firebreak.app.bank;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankOutcome;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.FloodRule;
import dev.firebreak.core.bank.LookedAt;
import dev.firebreak.core.bank.MatchLedger;
import dev.firebreak.core.bank.MatchLedger.Sighting;
import dev.firebreak.core.bank.MatchRate;
import dev.firebreak.core.bank.Quarantine;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people, and the rule against floods, do to banks. Each deed is in the audit log under who did it, about the object
 * {@code bank:NAME}. What only looks goes to the store directly. Thread-safe.
 */
public final class BankDesk {
    private static final Logger log = LoggerFactory.getLogger(BankDesk.class);

    private final BankStore store;
    private final MatchLedger ledger;
    private final LookedAt looked;
    private final AuditLog audit;
    private final Clock clock;

    /** For a process that looks nothing up. */
    public BankDesk(BankStore store, MatchLedger ledger, AuditLog audit, Clock clock) {
        this(store, ledger, new LookedAt(clock), audit, clock);
    }

    /** {@code looked}: what was looked at, by which entries are found that match too much of it. */
    public BankDesk(BankStore store, MatchLedger ledger, LookedAt looked, AuditLog audit, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.looked = looked;
        this.audit = audit;
        this.clock = clock;
    }

    /** For looking. */
    public BankStore store() {
        return store;
    }

    public Clock clock() {
        return clock;
    }

    /** NOT_FOUND when there is none. */
    public Bank find(BankName name) {
        return store.find(name)
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no bank " + name));
    }

    /** An entry of this bank; NOT_FOUND when there is none. */
    public BankEntry find(Bank bank, EntryId id) {
        return store.entry(id)
                .filter(entry -> entry.bank().equals(bank.id()))
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.NOT_FOUND, "There is no entry %s in bank %s".formatted(id, bank.name())));
    }

    /** CONFLICT when the name is taken, LIMIT_EXCEEDED when there are too many. */
    public Bank create(BankSettings settings, String by) {
        Bank bank = saved(store.create(settings, clock.instant(), by));
        audit(by, "create-bank", bank.name(), words(bank));
        return bank;
    }

    /** NOT_FOUND; CONFLICT when the new name is taken. */
    public Bank change(Bank before, BankSettings settings, String by) {
        Bank bank = saved(store.change(before.id(), settings));
        String renamed = before.name().equals(bank.name()) ? "" : "renamed from %s; ".formatted(before.name());
        audit(by, "change-bank", bank.name(), renamed + words(bank));
        return bank;
    }

    public void remove(Bank bank, String by) {
        if (store.remove(bank.id())) {
            audit(by, "remove-bank", bank.name(), "%d entries".formatted(bank.entries()));
        }
    }

    public Bank quarantine(Bank before, String reason, String by) {
        Bank bank = saved(store.quarantine(before.id(), Optional.of(new Quarantine(reason, clock.instant(), by))));
        if (before.quarantine().isEmpty()) {
            audit(by, "quarantine-bank", bank.name(), reason);
        }
        return bank;
    }

    public Bank liftQuarantine(Bank before, String by) {
        Bank bank = saved(store.quarantine(before.id(), Optional.empty()));
        if (before.quarantine().isPresent()) {
            audit(by, "lift-quarantine", bank.name(), "");
        }
        return bank;
    }

    /** NOT_FOUND when the bank has been removed meanwhile. At most {@link BankStore#MAX_BATCH} at once. */
    public List<EntryOutcome> add(Bank bank, List<EntryContent> entries, String by) {
        List<EntryOutcome> outcomes = store.add(bank.id(), entries);
        if (outcomes.stream().anyMatch(EntryOutcome.NoSuchBank.class::isInstance)) {
            throw noSuchBank();
        }
        long added =
                outcomes.stream().filter(EntryOutcome.Added.class::isInstance).count();
        if (added > 0) {
            audit(
                    by,
                    "add-bank-entries",
                    bank.name(),
                    "%d added, %d there already%s".formatted(added, outcomes.size() - added, ids(outcomes)));
        }
        return outcomes;
    }

    private static String ids(List<EntryOutcome> outcomes) {
        return outcomes.size() > 1 || !(outcomes.getFirst() instanceof EntryOutcome.Added added)
                ? ""
                : "; entry " + added.id();
    }

    public BankEntry change(Bank bank, EntryId id, String note, Availability availability, String by) {
        BankEntry before = find(bank, id);
        BankEntry after = store.change(id, note, availability)
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no entry " + id));
        if (!before.availability().equals(availability)) {
            String until =
                    availability.equals(Availability.DISABLED) ? "for good" : "until " + availability.disabledUntil();
            boolean enabled = availability.matched(clock.instant());
            audit(
                    by,
                    enabled ? "enable-entry" : "disable-entry",
                    bank.name(),
                    "entry %s%s".formatted(id, enabled ? "" : " " + until));
        }
        return after;
    }

    public void remove(Bank bank, EntryId id, String by) {
        BankEntry entry = find(bank, id);
        if (store.remove(id)) {
            audit(
                    by,
                    "remove-entry",
                    bank.name(),
                    "entry %s %s"
                            .formatted(
                                    id,
                                    entry.hashes().all().stream()
                                            .map(signal -> signal.kind().label() + " " + signal.text())
                                            .collect(Collectors.joining(", "))));
        }
    }

    /** Counts what matched, and puts a bank into quarantine that matches too much. */
    public void matched(List<Sighting> sightings) {
        ledger.add(sightings);
        Set<BankId> banks = sightings.stream().map(Sighting::bank).collect(Collectors.toSet());
        for (BankId id : banks) {
            store.find(id).filter(bank -> bank.quarantine().isEmpty()).ifPresent(this::watchFlood);
        }
    }

    private void watchFlood(Bank bank) {
        MatchRate rate = ledger.rate(bank.id(), clock.instant());
        Optional<String> flood = FloodRule.judge(rate, bank.policy().flood())
                .or(() -> looked.most(bank.id()).flatMap(FloodRule::judge));
        flood.ifPresent(why -> {
            quarantine(bank, why, Quarantine.ITSELF);
            log.error("A bank matches too much and is in quarantine now bank={} reason=\"{}\"", bank.name(), why);
        });
    }

    /** What has to be done now and then. */
    public void tidy() {
        store.tidy();
        ledger.forgetBefore(clock.instant().minus(MatchRate.MEMORY).minus(java.time.Duration.ofHours(2)));
    }

    private static Bank saved(BankOutcome outcome) {
        return switch (outcome) {
            case BankOutcome.Saved saved -> saved.bank();
            case BankOutcome.NameTaken taken ->
                throw new FirebreakException(ErrorCode.CONFLICT, "There is a bank %s already".formatted(taken.name()));
            case BankOutcome.NoSuchBank none -> throw noSuchBank();
            case BankOutcome.TooManyBanks tooMany ->
                throw new FirebreakException(
                        ErrorCode.LIMIT_EXCEEDED,
                        "There are %d banks, and no more are kept".formatted(BankStore.MAX_BANKS));
        };
    }

    private static FirebreakException noSuchBank() {
        return new FirebreakException(ErrorCode.NOT_FOUND, "The bank is not there any more");
    }

    private static String words(Bank bank) {
        return String.format(
                Locale.ROOT,
                "%s, distance %d, scores %.2f and %.2f, %s, ratio %s, at most %d streams an hour, for %s",
                bank.policy().negative()
                        ? "negative"
                        : bank.policy().action().name().toLowerCase(Locale.ROOT),
                bank.policy().thresholds().distance(),
                bank.policy().thresholds().videoScore(),
                bank.policy().thresholds().soundScore(),
                bank.policy().matching().enabled() ? "enabled" : "disabled",
                bank.policy().matching().ratio(),
                bank.policy().flood().streamsPerHour(),
                bank.policy().visibleTo());
    }

    private void audit(String by, String what, BankName bank, String detail) {
        String object = "bank:" + bank;
        String name = object.length() <= AuditEntry.MAX_NAME ? object : object.substring(0, AuditEntry.MAX_NAME);
        String kept = detail.length() <= AuditEntry.MAX_DETAIL ? detail : detail.substring(0, AuditEntry.MAX_DETAIL);
        audit.add(new AuditEntry(clock.instant(), by, what, name, kept));
    }
}
