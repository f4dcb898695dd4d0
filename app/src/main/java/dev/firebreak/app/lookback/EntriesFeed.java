package dev.firebreak.app.lookback;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.Signals;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Banks with nothing in them but certain entries: from it, an index of these alone is made. */
record EntriesFeed(BankFeed all, List<IndexedEntry> chosen) implements BankFeed {
    EntriesFeed {
        chosen = chosen.stream().sorted(Comparator.comparing(IndexedEntry::id)).toList();
    }

    @Override
    public long lastChange() {
        return 0;
    }

    @Override
    public List<Bank> banks() {
        return all.banks();
    }

    @Override
    public Changes changes(long change, int limit) {
        return new Changes(List.of(), 0, false, false);
    }

    @Override
    public List<IndexedEntry> entries(Optional<EntryId> after, int limit) {
        return chosen.stream()
                .filter(entry -> after.isEmpty() || entry.id().compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Signals prints(EntryId entry) {
        return all.prints(entry);
    }
}
