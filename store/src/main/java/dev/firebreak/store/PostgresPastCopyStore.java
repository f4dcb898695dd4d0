package dev.firebreak.store;

import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.core.copy.PastCopyStore;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What looking back has found, in PostgreSQL. Thread-safe. */
final class PostgresPastCopyStore implements PastCopyStore {
    private final Sql sql;

    PostgresPastCopyStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public int add(List<PastCopy> copies) {
        return sql.change(
                "note copies in past traffic",
                handle -> copies.stream().mapToInt(copy -> add(handle, copy)).sum());
    }

    private static int add(Handle handle, PastCopy copy) {
        List<PastCopy> same = joined(handle, copy);
        for (PastCopy each : same) {
            handle.createUpdate("""
                            DELETE FROM past_copy
                            WHERE entry_id = :entry AND session_id = :session AND from_nanos = :from""")
                    .bind("entry", each.entry().value())
                    .bind("session", each.session().value())
                    .bind("from", each.where().query().from().toNanos())
                    .execute();
        }
        int there = insert(handle, same.stream().reduce(copy, PastCopy::joined));
        return same.isEmpty() ? there : 0;
    }

    /** Those that are one with this copy. */
    private static List<PastCopy> joined(Handle handle, PastCopy copy) {
        return handle.createQuery("""
                        SELECT past_copy.*, bank.name FROM past_copy
                        JOIN bank_entry USING (entry_id) JOIN bank USING (bank_id)
                        WHERE bank.name IS NOT NULL AND entry_id = :entry AND session_id = :session
                        ORDER BY from_nanos FOR UPDATE OF past_copy""")
                .bind("entry", copy.entry().value())
                .bind("session", copy.session().value())
                .map(PostgresPastCopyStore::copy)
                .filter(copy::joins)
                .list();
    }

    /** The entry's row is kept from being removed until this is noted; 0 where it is gone. */
    private static int insert(Handle handle, PastCopy copy) {
        return handle.createQuery("""
                        INSERT INTO past_copy (entry_id, session_id, stream_id, seen_at, from_nanos, to_nanos,
                            reference_from_nanos, reference_to_nanos, rate, score, channels, found_at)
                        SELECT entry_id, :session, :stream, :seen, :from, :to, :refFrom, :refTo, :rate, :score, :channels, :found
                        FROM bank_entry WHERE entry_id = :entry FOR KEY SHARE
                        ON CONFLICT (entry_id, session_id, from_nanos) DO UPDATE SET to_nanos = excluded.to_nanos,
                            reference_from_nanos = excluded.reference_from_nanos,
                            reference_to_nanos = excluded.reference_to_nanos, rate = excluded.rate,
                            score = excluded.score, channels = excluded.channels
                        RETURNING 1""")
                .bind("entry", copy.entry().value())
                .bind("session", copy.session().value())
                .bind("stream", copy.stream().value())
                .bind("seen", Columns.time(copy.seenAt()))
                .bind("from", copy.where().query().from().toNanos())
                .bind("to", copy.where().query().to().toNanos())
                .bind("refFrom", copy.where().reference().from().toNanos())
                .bind("refTo", copy.where().reference().to().toNanos())
                .bind("rate", copy.where().rate())
                .bind("score", copy.where().score())
                .bindArray(
                        "channels",
                        String.class,
                        copy.channels().stream().map(Channel::name).toList())
                .bind("found", Columns.time(copy.foundAt()))
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    @Override
    public List<PastCopy> list(Optional<BankName> bank, int limit) {
        if (limit < 1 || limit > MAX_LIST) {
            throw new IllegalArgumentException("A list has 1 to %d copies, not %d".formatted(MAX_LIST, limit));
        }
        return sql.read(
                "list copies in past traffic",
                handle -> handle.createQuery("""
                        SELECT past_copy.*, bank.name FROM past_copy
                        JOIN bank_entry USING (entry_id) JOIN bank USING (bank_id)
                        WHERE bank.name IS NOT NULL AND (:bank = '' OR bank.name = :bank)
                        ORDER BY seen_at DESC, entry_id, from_nanos LIMIT :limit""")
                        .bind("bank", bank.map(BankName::value).orElse(""))
                        .bind("limit", limit)
                        .map(PostgresPastCopyStore::copy)
                        .list());
    }

    private static PastCopy copy(ResultSet row, StatementContext context) throws SQLException {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (String channel : (String[]) row.getArray("channels").getArray()) {
            channels.add(Channel.valueOf(channel));
        }
        return new PastCopy(
                new BankName(row.getString("name")),
                new EntryId(row.getLong("entry_id")),
                new StreamId(row.getString("stream_id")),
                new SessionId(Columns.uuid(row, "session_id")),
                Columns.time(row, "seen_at"),
                channels,
                new MatchedInterval(
                        new Interval(Columns.nanos(row, "from_nanos"), Columns.nanos(row, "to_nanos")),
                        new Interval(
                                Columns.nanos(row, "reference_from_nanos"), Columns.nanos(row, "reference_to_nanos")),
                        row.getDouble("rate"),
                        row.getDouble("score")),
                Columns.time(row, "found_at"));
    }

    @Override
    public void forgetBefore(Instant time) {
        sql.run(
                "forget old copies",
                handle -> handle.createUpdate("DELETE FROM past_copy WHERE seen_at < :time")
                        .bind("time", Columns.time(time))
                        .execute());
    }

    @Override
    public Optional<Long> lookedUpTo() {
        return sql.read(
                "read how far was looked back",
                handle -> handle.createQuery("SELECT up_to FROM look_back")
                        .mapTo(Long.class)
                        .findOne());
    }

    @Override
    public void lookedUpTo(long change) {
        sql.run(
                "note how far was looked back",
                handle -> handle.createUpdate("""
                        INSERT INTO look_back (up_to) VALUES (:change)
                        ON CONFLICT (only_row) DO UPDATE SET up_to = excluded.up_to""").bind("change", change).execute());
    }
}
