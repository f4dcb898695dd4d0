package dev.firebreak.app.copy;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.Signals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files to compare with, as a bank that is kept nowhere: the first file is entry 1. One thread at a time. */
public final class FilesAsBank implements BankFeed {
    private static final BankId ID = new BankId(1);

    private final List<Signals> signals = new ArrayList<>();

    /** Adds the next file. */
    public void add(Signals known) {
        signals.add(known);
    }

    @Override
    public long lastChange() {
        return signals.size();
    }

    @Override
    public List<Bank> banks() {
        BankPolicy policy = new BankPolicy(
                BankAction.RECORD,
                false,
                BankPolicy.Thresholds.DEFAULT,
                BankPolicy.Matching.ALWAYS,
                BankPolicy.FloodLimits.NONE,
                Set.of());
        BankSettings settings = new BankSettings(new BankName("FILES"), "", "", policy);
        return List.of(new Bank(ID, settings, Optional.empty(), Instant.EPOCH, "", signals.size()));
    }

    @Override
    public Changes changes(long change, int limit) {
        return new Changes(List.of(), lastChange(), false, change != lastChange());
    }

    @Override
    public List<IndexedEntry> entries(Optional<EntryId> after, int limit) {
        List<IndexedEntry> page = new ArrayList<>();
        int from = Math.toIntExact(after.map(EntryId::value).orElse(0L));
        for (int i = from; i < signals.size() && page.size() < limit; i++) {
            Signals all = signals.get(i);
            boolean bulky = all.all().stream().anyMatch(signal -> signal.kind().bulky());
            page.add(new IndexedEntry(new EntryId(i + 1L), ID, Availability.ENABLED, all.hashes(), bulky));
        }
        return page;
    }

    @Override
    public Signals prints(EntryId entry) {
        Signals all = signals.get(Math.toIntExact(entry.value() - 1));
        return Signals.of(
                all.all().stream().filter(signal -> signal.kind().bulky()).toList());
    }
}
