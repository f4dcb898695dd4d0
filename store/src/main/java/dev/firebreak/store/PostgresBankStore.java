package dev.firebreak.store;

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
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.bank.Quarantine;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.Signals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Banks in PostgreSQL. Whoever changes something takes change numbers first; that row's lock keeps changes in line, in whatever process
 * they are made. Thread-safe.
 */
final class PostgresBankStore implements BankStore {
    private final Sql sql;

    PostgresBankStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public BankOutcome create(BankSettings settings, Instant at, String by) {
        return sql.change("create bank " + settings.name(), handle -> {
            long unused = BankRows.numbers(handle, 1);
            if (BankRows.find(handle, settings.name()).isPresent()) {
                return new BankOutcome.NameTaken(settings.name());
            }
            if (BankRows.count(handle) >= MAX_BANKS) {
                return new BankOutcome.TooManyBanks();
            }
            return new BankOutcome.Saved(BankRows.insert(handle, settings, at, by));
        });
    }

    @Override
    public BankOutcome change(BankId bank, BankSettings settings) {
        return changed(bank, handle -> {
            boolean taken = BankRows.find(handle, settings.name())
                    .filter(other -> !other.id().equals(bank))
                    .isPresent();
            return taken
                    ? new BankOutcome.NameTaken(settings.name())
                    : new BankOutcome.Saved(BankRows.update(handle, bank, settings));
        });
    }

    @Override
    public BankOutcome quarantine(BankId bank, Optional<Quarantine> quarantine) {
        return changed(bank, handle -> {
            Bank before = BankRows.find(handle, bank).orElseThrow();
            if (before.quarantine().isEmpty() || quarantine.isEmpty()) {
                BankRows.quarantine(handle, bank, quarantine);
            }
            return new BankOutcome.Saved(BankRows.find(handle, bank).orElseThrow());
        });
    }

    private BankOutcome changed(BankId bank, Function<Handle, BankOutcome> work) {
        return sql.change("change bank " + bank, handle -> {
            long unused = BankRows.numbers(handle, 1);
            return BankRows.find(handle, bank).isEmpty() ? new BankOutcome.NoSuchBank(bank) : work.apply(handle);
        });
    }

    @Override
    public Optional<Bank> find(BankId bank) {
        return sql.read("read bank " + bank, handle -> BankRows.find(handle, bank));
    }

    @Override
    public Optional<Bank> find(BankName name) {
        return sql.read("read bank " + name, handle -> BankRows.find(handle, name));
    }

    @Override
    public List<Bank> banks() {
        return sql.read("list banks", BankRows::list);
    }

    @Override
    public boolean remove(BankId bank) {
        boolean there = sql.change("remove bank " + bank, handle -> {
            long unused = BankRows.numbers(handle, 1);
            return handle.createUpdate("UPDATE bank SET name = NULL WHERE bank_id = :bank AND name IS NOT NULL")
                            .bind("bank", bank.value())
                            .execute()
                    > 0;
        });
        if (there) {
            BankRemovals.emptyRemovedBanks(sql);
        }
        return there;
    }

    @Override
    public List<EntryOutcome> add(BankId bank, List<EntryContent> entries) {
        requireFew(entries);
        if (entries.isEmpty()) {
            return List.of();
        }
        return sql.change("add entries to bank " + bank, handle -> {
            long first = BankRows.numbers(handle, entries.size());
            if (BankRows.find(handle, bank).isEmpty()) {
                EntryOutcome none = new EntryOutcome.NoSuchBank(bank);
                return entries.stream().map(entry -> none).toList();
            }
            return new BankInsert(handle, bank, entries, first).run();
        });
    }

    private static void requireFew(List<EntryContent> entries) {
        long bytes = entries.stream()
                .flatMap(entry -> entry.signals().all().stream())
                .mapToLong(signal -> signal instanceof Signal.Print print ? print.length() : 0)
                .sum();
        if (entries.size() > MAX_BATCH || bytes > MAX_BATCH_BYTES) {
            throw new IllegalArgumentException(
                    "At most %d entries and %d bytes of prints are added at once, not %d and %d"
                            .formatted(MAX_BATCH, MAX_BATCH_BYTES, entries.size(), bytes));
        }
    }

    @Override
    public Optional<BankEntry> entry(EntryId entry) {
        return sql.read("read entry " + entry, handle -> BankEntryRows.find(handle, entry));
    }

    @Override
    public Optional<Signals> signals(EntryId entry) {
        return sql.read(
                "read signals of entry " + entry,
                handle -> BankEntryRows.find(handle, entry).map(found -> {
                    List<Signal> all = new ArrayList<>(found.hashes().all());
                    all.addAll(BankEntryRows.prints(handle, entry));
                    return Signals.of(all);
                }));
    }

    @Override
    public List<BankEntry> entries(EntryQuery query) {
        return sql.read(
                "list entries of bank " + query.bank(),
                handle -> BankEntryCondition.of(query).list(handle));
    }

    @Override
    public Optional<BankEntry> change(EntryId entry, String note, Availability availability) {
        return sql.change("change entry " + entry, handle -> {
            long number = BankRows.numbers(handle, 1);
            Optional<BankEntry> before = BankEntryRows.find(handle, entry);
            before.ifPresent(found -> handle.createUpdate("""
                            UPDATE bank_entry SET change = :number, note = :note, disabled_until = CAST(:until AS timestamptz),
                                words = CASE WHEN :words <> '' THEN to_tsvector('simple', :words) END
                            WHERE entry_id = :entry""")
                    .bind("number", number)
                    .bind("note", Columns.text(note))
                    .bind("words", Columns.text(found.about().withNote(note).searchText()))
                    .bind("until", BankEntryRows.disabledUntil(availability))
                    .bind("entry", entry.value())
                    .execute());
            return BankEntryRows.find(handle, entry);
        });
    }

    @Override
    public boolean remove(EntryId entry) {
        return sql.change("remove entry " + entry, handle -> BankRemovals.remove(handle, entry));
    }

    @Override
    public void tidy() {
        BankRemovals.emptyRemovedBanks(sql);
        BankRemovals.forget(sql);
    }
}
