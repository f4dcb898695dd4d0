package dev.firebreak.store;

import dev.firebreak.core.footage.ModelRegister;
import dev.firebreak.testkit.footage.ModelRegisterContract;

final class PostgresModelRegisterIT extends ModelRegisterContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected ModelRegister register() {
        return database.models();
    }
}
