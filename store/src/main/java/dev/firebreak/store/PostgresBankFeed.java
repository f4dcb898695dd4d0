package dev.firebreak.store;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.Signals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The changes of banks in PostgreSQL. Reading never waits for those who write. Thread-safe. */
final class PostgresBankFeed implements BankFeed {
    private final Sql sql;

    PostgresBankFeed(Sql sql) {
        this.sql = sql;
    }

    private record Numbers(long last, long forgotten) {}

    private record Numbered(long change, EntryChange of) {}

    @Override
    public long lastChange() {
        return numbers().last();
    }

    private Numbers numbers() {
        return sql.read(
                "read the number of the last change of banks",
                handle -> handle.createQuery("SELECT last_change, forgotten FROM bank_feed")
                        .map((row, context) -> new Numbers(row.getLong("last_change"), row.getLong("forgotten")))
                        .one());
    }

    @Override
    public List<Bank> banks() {
        return sql.read("list banks", BankRows::list);
    }

    @Override
    public Changes changes(long change, int limit) {
        requirePage(limit);
        // First the numbers: all changes up to the last one can be seen by whatever is read after it.
        Numbers numbers = numbers();
        List<Numbered> found = sql.read(
                "read changes of banks",
                handle -> handle.createQuery("""
                        (SELECT change, true AS there, entry_id, bank_id, pdq, md5, sha256, bulky, disabled_until
                            FROM bank_entry WHERE change > :after ORDER BY change LIMIT :limit)
                        UNION ALL
                        (SELECT change, false, entry_id, bank_id, pdq, md5, sha256, bulky, NULL
                            FROM bank_removal WHERE change > :after ORDER BY change LIMIT :limit)
                        ORDER BY change LIMIT :limit""")
                        .bind("after", change)
                        .bind("limit", limit)
                        .map(PostgresBankFeed::change)
                        .list());
        boolean more = found.size() == limit;
        // A later change may be among them already: never go back behind it.
        long upTo = found.isEmpty() ? numbers.last() : found.getLast().change();
        return new Changes(
                found.stream().map(Numbered::of).toList(),
                more ? upTo : Math.max(upTo, numbers.last()),
                more,
                change < numbers.forgotten());
    }

    private static Numbered change(ResultSet row, StatementContext context) throws SQLException {
        IndexedEntry entry = BankEntryRows.indexed(row);
        return new Numbered(
                row.getLong("change"),
                row.getBoolean("there") ? new EntryChange.Put(entry) : new EntryChange.Gone(entry));
    }

    @Override
    public List<IndexedEntry> entries(Optional<EntryId> after, int limit) {
        requirePage(limit);
        return sql.read(
                "read entries of banks",
                handle -> handle.createQuery("""
                        SELECT entry_id, bank_id, pdq, md5, sha256, bulky, disabled_until
                        FROM bank_entry WHERE entry_id > :after ORDER BY entry_id LIMIT :limit""")
                        .bind("after", after.map(EntryId::value).orElse(0L))
                        .bind("limit", limit)
                        .map((row, context) -> BankEntryRows.indexed(row))
                        .list());
    }

    @Override
    public Signals prints(EntryId entry) {
        return sql.read("read prints of entry " + entry, handle -> Signals.of(BankEntryRows.prints(handle, entry)));
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("A page has 1 to %d entries, not %d".formatted(MAX_PAGE, limit));
        }
    }
}
