package dev.firebreak.store;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** The audit log in PostgreSQL, in a table whose rows the database itself does not let anybody change. Thread-safe. */
final class PostgresAuditLog implements AuditLog {
    private final Sql sql;

    PostgresAuditLog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(AuditEntry entry) {
        sql.run(
                "add to the audit log",
                handle -> handle.createUpdate("""
                        INSERT INTO audit_entry (at, who, what, object, detail)
                        VALUES (:at, :who, :what, :object, :detail)""")
                        .bind("at", Columns.time(entry.at()))
                        .bind("who", Columns.text(entry.who()))
                        .bind("what", Columns.text(entry.what()))
                        .bind("object", Columns.text(entry.object()))
                        .bind("detail", Columns.text(entry.detail()))
                        .execute());
    }

    @Override
    public List<AuditEntry> list(int limit, int offset) {
        return sql.read(
                "read the audit log",
                handle -> handle.createQuery(
                                "SELECT * FROM audit_entry ORDER BY at DESC, entry_id DESC LIMIT :limit OFFSET :offset")
                        .bind("limit", limit)
                        .bind("offset", offset)
                        .map(PostgresAuditLog::entry)
                        .list());
    }

    @Override
    public List<AuditEntry> about(String object, int limit) {
        return sql.read(
                "read the audit log",
                handle -> handle.createQuery("""
                        SELECT * FROM audit_entry WHERE object = :object
                        ORDER BY at DESC, entry_id DESC LIMIT :limit""")
                        .bind("object", Columns.text(object))
                        .bind("limit", limit)
                        .map(PostgresAuditLog::entry)
                        .list());
    }

    private static AuditEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEntry(
                Columns.time(row, "at"),
                row.getString("who"),
                row.getString("what"),
                row.getString("object"),
                row.getString("detail"));
    }
}
