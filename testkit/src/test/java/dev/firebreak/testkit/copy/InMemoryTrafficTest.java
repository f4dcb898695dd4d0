package dev.firebreak.testkit.copy;

import dev.firebreak.core.copy.TrafficStore;

final class InMemoryTrafficTest extends TrafficStoreContract {
    private final InMemoryTraffic traffic = new InMemoryTraffic();

    @Override
    protected TrafficStore store() {
        return traffic;
    }
}
