package dev.firebreak.testkit.stream;

import dev.firebreak.core.stream.StreamRegistry;

final class InMemoryStreamRegistryTest extends StreamRegistryContract {
    private final StreamRegistry registry = new InMemoryStreamRegistry();

    @Override
    protected StreamRegistry registry() {
        return registry;
    }
}
