package dev.firebreak.store;

import dev.firebreak.core.account.AuditLog;
import dev.firebreak.testkit.account.AuditLogContract;

final class PostgresAuditLogIT extends AuditLogContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected AuditLog log() {
        return database.audit();
    }
}
