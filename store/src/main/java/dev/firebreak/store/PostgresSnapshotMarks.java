package dev.firebreak.store;

import dev.firebreak.core.bank.SnapshotMarks;
import java.util.Optional;
import java.util.UUID;

/** Marks of snapshots in PostgreSQL. Thread-safe. */
final class PostgresSnapshotMarks implements SnapshotMarks {
    private final Sql sql;

    PostgresSnapshotMarks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(UUID snapshot, long change) {
        sql.run("mark a snapshot of the banks", handle -> {
            handle.createUpdate("INSERT INTO index_snapshot (snapshot, change) VALUES (:snapshot, :change)")
                    .bind("snapshot", snapshot)
                    .bind("change", change)
                    .execute();
            handle.createUpdate("""
                            DELETE FROM index_snapshot WHERE number <=
                                (SELECT number FROM index_snapshot ORDER BY number DESC OFFSET :most LIMIT 1)""").bind("most", MOST).execute();
        });
    }

    @Override
    public Optional<Long> change(UUID snapshot) {
        return sql.read(
                "look for the mark of a snapshot",
                handle -> handle.createQuery("SELECT change FROM index_snapshot WHERE snapshot = :snapshot")
                        .bind("snapshot", snapshot)
                        .mapTo(Long.class)
                        .findOne());
    }
}
