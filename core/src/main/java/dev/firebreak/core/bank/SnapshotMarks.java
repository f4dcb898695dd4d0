package dev.firebreak.core.bank;

import java.util.Optional;
import java.util.UUID;

/**
 * By which the store knows the snapshots that were taken of it. A snapshot is of use only to the database that has its mark: another one,
 * or the same one restored from a copy older than the snapshot, does not. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the database fails.
 */
public interface SnapshotMarks {
    /** Marks that are kept: the newest. */
    int MOST = 100;

    /** Notes that a snapshot knows everything up to this change. */
    void add(UUID snapshot, long change);

    /** The change that was noted; empty when there is no such mark. */
    Optional<Long> change(UUID snapshot);
}
