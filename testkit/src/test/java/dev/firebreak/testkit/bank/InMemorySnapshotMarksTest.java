package dev.firebreak.testkit.bank;

import dev.firebreak.core.bank.SnapshotMarks;

final class InMemorySnapshotMarksTest extends SnapshotMarksContract {
    private final InMemorySnapshotMarks marks = new InMemorySnapshotMarks();

    @Override
    protected SnapshotMarks marks() {
        return marks;
    }
}
