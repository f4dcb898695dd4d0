package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.ModelRegister;

final class InMemoryModelRegisterTest extends ModelRegisterContract {
    private final ModelRegister store = new InMemoryModelRegister();

    @Override
    protected ModelRegister register() {
        return store;
    }
}
