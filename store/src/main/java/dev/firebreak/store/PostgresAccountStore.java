package dev.firebreak.store;

import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.ApiToken;
import dev.firebreak.core.account.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Accounts and API tokens in PostgreSQL. Thread-safe. */
final class PostgresAccountStore implements AccountStore {
    private final Sql sql;

    PostgresAccountStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Account> account(String name) {
        return sql.read(
                "read an account",
                handle -> handle.createQuery("SELECT * FROM account WHERE name = :name")
                        .bind("name", Columns.text(name))
                        .map(PostgresAccountStore::account)
                        .findOne());
    }

    @Override
    public List<Account> accounts() {
        return sql.read(
                "list accounts",
                handle -> handle.createQuery("SELECT * FROM account ORDER BY name COLLATE \"C\"")
                        .map(PostgresAccountStore::account)
                        .list());
    }

    @Override
    public void save(Account account) {
        sql.run(
                "save account " + account.name(),
                handle -> handle.createUpdate("""
                        INSERT INTO account (name, password_hash, role) VALUES (:name, :passwordHash, :role)
                        ON CONFLICT (name) DO UPDATE SET
                            password_hash = excluded.password_hash, role = excluded.role""")
                        .bind("name", Columns.text(account.name()))
                        .bind("passwordHash", account.passwordHash())
                        .bind("role", account.role().name())
                        .execute());
    }

    @Override
    public boolean remove(String name) {
        return sql.change(
                "remove an account",
                handle -> handle.createUpdate("DELETE FROM account WHERE name = :name")
                                .bind("name", Columns.text(name))
                                .execute()
                        > 0);
    }

    @Override
    public Optional<ApiToken> token(String sha256) {
        return sql.read(
                "read an API token",
                handle -> handle.createQuery("SELECT * FROM api_token WHERE sha256 = :sha256")
                        .bind("sha256", Columns.text(sha256))
                        .map(PostgresAccountStore::token)
                        .findOne());
    }

    @Override
    public List<ApiToken> tokens() {
        return sql.read(
                "list API tokens",
                handle -> handle.createQuery("SELECT * FROM api_token ORDER BY name COLLATE \"C\"")
                        .map(PostgresAccountStore::token)
                        .list());
    }

    @Override
    public void add(ApiToken token) {
        sql.run(
                "add API token " + token.name(),
                handle -> handle.createUpdate("""
                        INSERT INTO api_token (name, sha256, role, created_at)
                        VALUES (:name, :sha256, :role, :createdAt)""")
                        .bind("name", Columns.text(token.name()))
                        .bind("sha256", token.sha256())
                        .bind("role", token.role().name())
                        .bind("createdAt", Columns.time(token.createdAt()))
                        .execute());
    }

    @Override
    public boolean revokeToken(String name) {
        return sql.change(
                "revoke an API token",
                handle -> handle.createUpdate("DELETE FROM api_token WHERE name = :name")
                                .bind("name", Columns.text(name))
                                .execute()
                        > 0);
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        return new Account(row.getString("name"), row.getString("password_hash"), Role.valueOf(row.getString("role")));
    }

    private static ApiToken token(ResultSet row, StatementContext context) throws SQLException {
        return new ApiToken(
                row.getString("name"),
                row.getString("sha256"),
                Role.valueOf(row.getString("role")),
                Columns.time(row, "created_at"));
    }
}
