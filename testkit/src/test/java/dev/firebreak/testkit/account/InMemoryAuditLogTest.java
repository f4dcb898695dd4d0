package dev.firebreak.testkit.account;

import dev.firebreak.core.account.AuditLog;

final class InMemoryAuditLogTest extends AuditLogContract {
    private final AuditLog log = new InMemoryAuditLog();

    @Override
    protected AuditLog log() {
        return log;
    }
}
