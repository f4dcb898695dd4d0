package dev.firebreak.core.account;

import java.util.List;

/**
 * Who did what, kept for good: entries are added, never changed or removed. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the database fails.
 */
public interface AuditLog {
    void add(AuditEntry entry);

    /** Newest first (by time, then by order of arrival). */
    List<AuditEntry> list(int limit, int offset);

    /** What was done to one object, newest first. */
    List<AuditEntry> about(String object, int limit);
}
