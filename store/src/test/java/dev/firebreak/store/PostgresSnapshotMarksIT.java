package dev.firebreak.store;

import dev.firebreak.core.bank.SnapshotMarks;
import dev.firebreak.testkit.bank.SnapshotMarksContract;

final class PostgresSnapshotMarksIT extends SnapshotMarksContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected SnapshotMarks marks() {
        return database.snapshotMarks();
    }
}
