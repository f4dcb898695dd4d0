package dev.firebreak.testkit.copy;

import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.core.copy.PastCopyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What looking back has found, in memory, under the same contract as the real one. Thread-safe: one lock. */
public final class InMemoryPastCopies implements PastCopyStore {
    private final BankStore banks;
    private final List<PastCopy> copies = new ArrayList<>();
    private Optional<Long> upTo = Optional.empty();

    /** {@code banks}: whose entries they are. */
    public InMemoryPastCopies(BankStore banks) {
        this.banks = banks;
    }

    @Override
    public synchronized int add(List<PastCopy> found) {
        int fresh = 0;
        for (PastCopy copy : found) {
            if (banks.entry(copy.entry()).isEmpty()) {
                continue;
            }
            List<PastCopy> same = copies.stream().filter(copy::joins).toList();
            copies.removeAll(same);
            copies.add(same.stream().reduce(copy, PastCopy::joined));
            fresh += same.isEmpty() ? 1 : 0;
        }
        return fresh;
    }

    @Override
    public synchronized List<PastCopy> list(Optional<BankName> bank, int limit) {
        if (limit < 1 || limit > MAX_LIST) {
            throw new IllegalArgumentException("A list has 1 to %d copies, not %d".formatted(MAX_LIST, limit));
        }
        return copies.stream()
                .filter(copy -> bank.isEmpty() || bank.get().equals(copy.bank()))
                .filter(copy -> banks.entry(copy.entry()).isPresent())
                .sorted(Comparator.comparing(PastCopy::seenAt)
                        .reversed()
                        .thenComparing(PastCopy::entry)
                        .thenComparing(copy -> copy.where().query().from()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void forgetBefore(Instant time) {
        copies.removeIf(copy -> copy.seenAt().isBefore(time));
    }

    @Override
    public synchronized Optional<Long> lookedUpTo() {
        return upTo;
    }

    @Override
    public synchronized void lookedUpTo(long change) {
        upTo = Optional.of(change);
    }
}
