package dev.firebreak.testkit.bank;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankOutcome;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.bank.Quarantine;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.footage.SearchWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Banks in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryBanks implements BankStore, BankFeed {
    private final TreeMap<BankId, Bank> banks = new TreeMap<>();
    private final TreeMap<EntryId, Kept> entries = new TreeMap<>();
    private final Map<Known, EntryId> identities = new HashMap<>();
    private final List<Removed> removals = new ArrayList<>();
    private int lastBank;
    private long lastEntry;
    private long lastChange;

    private record Kept(BankEntry entry, Signals signals, long change) {}

    private record Known(BankId bank, UUID identity) {}

    private record Removed(IndexedEntry entry, long change) {}

    private record Numbered(EntryChange of, long change) {}

    @Override
    public synchronized BankOutcome create(BankSettings settings, Instant at, String by) {
        if (find(settings.name()).isPresent()) {
            return new BankOutcome.NameTaken(settings.name());
        }
        if (banks.size() >= MAX_BANKS) {
            return new BankOutcome.TooManyBanks();
        }
        lastChange++;
        return saved(new Bank(new BankId(++lastBank), settings, Optional.empty(), at, by, 0));
    }

    @Override
    public synchronized BankOutcome change(BankId bank, BankSettings settings) {
        Bank before = banks.get(bank);
        if (before == null) {
            return new BankOutcome.NoSuchBank(bank);
        }
        if (find(settings.name()).filter(other -> !other.id().equals(bank)).isPresent()) {
            return new BankOutcome.NameTaken(settings.name());
        }
        lastChange++;
        return saved(with(before, settings, before.quarantine(), before.entries()));
    }

    @Override
    public synchronized BankOutcome quarantine(BankId bank, Optional<Quarantine> quarantine) {
        Bank before = banks.get(bank);
        if (before == null) {
            return new BankOutcome.NoSuchBank(bank);
        }
        lastChange++;
        boolean stays = before.quarantine().isPresent() && quarantine.isPresent();
        return saved(with(before, before.settings(), stays ? before.quarantine() : quarantine, before.entries()));
    }

    private BankOutcome saved(Bank bank) {
        banks.put(bank.id(), bank);
        return new BankOutcome.Saved(bank);
    }

    private static Bank with(Bank bank, BankSettings settings, Optional<Quarantine> quarantine, long entries) {
        return new Bank(bank.id(), settings, quarantine, bank.createdAt(), bank.createdBy(), entries);
    }

    @Override
    public synchronized Optional<Bank> find(BankId bank) {
        return Optional.ofNullable(banks.get(bank));
    }

    @Override
    public synchronized Optional<Bank> find(BankName name) {
        return banks.values().stream().filter(bank -> bank.name().equals(name)).findFirst();
    }

    @Override
    public synchronized List<Bank> banks() {
        return banks.values().stream().sorted(Comparator.comparing(Bank::name)).toList();
    }

    @Override
    public synchronized boolean remove(BankId bank) {
        if (banks.remove(bank) == null) {
            return false;
        }
        lastChange++;
        entries.values().stream()
                .map(Kept::entry)
                .filter(entry -> entry.bank().equals(bank))
                .map(BankEntry::id)
                .toList()
                .forEach(this::remove);
        return true;
    }

    @Override
    public synchronized List<EntryOutcome> add(BankId bank, List<EntryContent> given) {
        long bytes = given.stream()
                .flatMap(entry -> entry.signals().all().stream())
                .mapToLong(signal -> signal instanceof Signal.Print print ? print.length() : 0)
                .sum();
        if (given.size() > MAX_BATCH || bytes > MAX_BATCH_BYTES) {
            throw new IllegalArgumentException("Too many entries at once");
        }
        return given.stream().map(entry -> add(bank, entry)).toList();
    }

    private EntryOutcome add(BankId id, EntryContent given) {
        Bank bank = banks.get(id);
        if (bank == null) {
            return new EntryOutcome.NoSuchBank(id);
        }
        Known known = new Known(id, given.signals().identity());
        EntryId before = identities.get(known);
        if (before != null) {
            return new EntryOutcome.Duplicate(before);
        }
        BankEntry entry = new BankEntry(
                new EntryId(++lastEntry),
                id,
                given.media(),
                given.about(),
                given.availability(),
                given.signals().hashes(),
                Set.copyOf(given.signals().byKind().keySet()),
                0,
                Optional.empty());
        entries.put(entry.id(), new Kept(entry, given.signals(), ++lastChange));
        identities.put(known, entry.id());
        banks.put(id, with(bank, bank.settings(), bank.quarantine(), bank.entries() + 1));
        return new EntryOutcome.Added(entry.id());
    }

    @Override
    public synchronized Optional<BankEntry> entry(EntryId entry) {
        return Optional.ofNullable(entries.get(entry)).map(Kept::entry);
    }

    @Override
    public synchronized Optional<Signals> signals(EntryId entry) {
        return Optional.ofNullable(entries.get(entry)).map(Kept::signals);
    }

    @Override
    public synchronized List<BankEntry> entries(EntryQuery query) {
        return entries.descendingMap().values().stream()
                .filter(kept -> kept.entry().bank().equals(query.bank()) && matches(kept, query))
                .map(Kept::entry)
                .limit(query.limit())
                .toList();
    }

    private static boolean matches(Kept kept, EntryQuery query) {
        BankEntry entry = kept.entry();
        boolean older =
                query.before().isEmpty() || entry.id().compareTo(query.before().get()) < 0;
        boolean referred = query.reference().isEmpty()
                || entry.about().provenance().reference().equals(query.reference());
        List<String> words = query.words();
        String only = words.size() == 1 ? words.getFirst() : "";
        boolean named = only.equals(entry.id().toString()) || isIdentity(only, kept.signals());
        return older
                && referred
                && (named || SearchWords.match(words, entry.about().searchText()));
    }

    private static boolean isIdentity(String text, Signals signals) {
        return signals.all().stream()
                .filter(signal -> signal.text().equals(text))
                .anyMatch(signal -> Signals.of(signal).identity().equals(signals.identity()));
    }

    @Override
    public synchronized Optional<BankEntry> change(EntryId entry, String note, Availability availability) {
        Kept before = entries.get(entry);
        if (before == null) {
            return Optional.empty();
        }
        BankEntry old = before.entry();
        EntryAbout about = old.about().withNote(note);
        BankEntry now = new BankEntry(
                entry,
                old.bank(),
                old.media(),
                about,
                availability,
                old.hashes(),
                old.kinds(),
                old.matches(),
                old.lastMatchedAt());
        entries.put(entry, new Kept(now, before.signals(), ++lastChange));
        return Optional.of(now);
    }

    @Override
    public synchronized boolean remove(EntryId entry) {
        Kept before = entries.remove(entry);
        if (before == null) {
            return false;
        }
        removals.add(new Removed(indexed(before), ++lastChange));
        identities.remove(new Known(before.entry().bank(), before.signals().identity()));
        banks.computeIfPresent(
                before.entry().bank(),
                (id, bank) -> with(bank, bank.settings(), bank.quarantine(), bank.entries() - 1));
        return true;
    }

    @Override
    public void tidy() {
        // Nothing is ever left half done here, and nothing is forgotten.
    }

    @Override
    public synchronized long lastChange() {
        return lastChange;
    }

    @Override
    public synchronized Changes changes(long change, int limit) {
        requirePage(limit);
        List<Numbered> all = new ArrayList<>();
        entries.values().forEach(kept -> all.add(new Numbered(new EntryChange.Put(indexed(kept)), kept.change())));
        removals.forEach(removed -> all.add(new Numbered(new EntryChange.Gone(removed.entry()), removed.change())));
        List<Numbered> found = all.stream()
                .filter(each -> each.change() > change)
                .sorted(Comparator.comparingLong(Numbered::change))
                .limit(limit)
                .toList();
        boolean more = found.size() == limit;
        return new Changes(
                found.stream().map(Numbered::of).toList(),
                more ? found.getLast().change() : lastChange,
                more,
                false);
    }

    @Override
    public synchronized List<IndexedEntry> entries(Optional<EntryId> after, int limit) {
        requirePage(limit);
        return entries.values().stream()
                .filter(kept -> after.isEmpty() || kept.entry().id().compareTo(after.get()) > 0)
                .limit(limit)
                .map(InMemoryBanks::indexed)
                .toList();
    }

    @Override
    public synchronized Signals prints(EntryId entry) {
        return signals(entry)
                .map(signals -> Signals.of(signals.all().stream()
                        .filter(signal -> signal.kind().bulky())
                        .toList()))
                .orElse(Signals.NONE);
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("A page has 1 to %d entries, not %d".formatted(MAX_PAGE, limit));
        }
    }

    private static IndexedEntry indexed(Kept kept) {
        BankEntry entry = kept.entry();
        return new IndexedEntry(
                entry.id(),
                entry.bank(),
                entry.availability(),
                entry.hashes(),
                entry.kinds().stream().anyMatch(kind -> kind.bulky()));
    }
}
