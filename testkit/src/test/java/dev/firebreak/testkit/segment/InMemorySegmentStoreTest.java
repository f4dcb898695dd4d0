package dev.firebreak.testkit.segment;

import dev.firebreak.core.segment.SegmentStore;

final class InMemorySegmentStoreTest extends SegmentStoreContract {
    private final SegmentStore store = new InMemorySegmentStore();

    @Override
    protected SegmentStore store() {
        return store;
    }
}
