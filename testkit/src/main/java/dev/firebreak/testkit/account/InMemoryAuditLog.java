package dev.firebreak.testkit.account;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The audit log in memory, under the same contract as the real one. Thread-safe: one lock. */
public final class InMemoryAuditLog implements AuditLog {
    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public synchronized void add(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public synchronized List<AuditEntry> list(int limit, int offset) {
        return newestFirst().stream().skip(offset).limit(limit).toList();
    }

    @Override
    public synchronized List<AuditEntry> about(String object, int limit) {
        return newestFirst().stream()
                .filter(entry -> entry.object().equals(object))
                .limit(limit)
                .toList();
    }

    private List<AuditEntry> newestFirst() {
        List<AuditEntry> sorted = new ArrayList<>(entries.reversed());
        sorted.sort(Comparator.comparing(AuditEntry::at).reversed());
        return sorted;
    }
}
