package dev.firebreak.store;

import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.MatchLedger;
import dev.firebreak.core.bank.MatchRate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Counts of matches in PostgreSQL. Thread-safe. */
final class PostgresMatchLedger implements MatchLedger {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Sql sql;

    PostgresMatchLedger(Sql sql) {
        this.sql = sql;
    }

    private record Count(long matches, Instant last) {
        static Count of(Sighting sighting) {
            return new Count(1, sighting.at());
        }

        Count plus(Count other) {
            return new Count(matches + other.matches, last.isAfter(other.last) ? last : other.last);
        }
    }

    private record Seen(int bank, Instant hour, String subject) implements Comparable<Seen> {
        @Override
        public int compareTo(Seen other) {
            int byBank = Integer.compare(bank, other.bank);
            int byHour = byBank != 0 ? byBank : hour.compareTo(other.hour);
            return byHour != 0 ? byHour : subject.compareTo(other.subject);
        }
    }

    @Override
    public void add(List<Sighting> sightings) {
        if (sightings.size() > MAX_BATCH) {
            throw new IllegalArgumentException("At most %d sightings are counted at once".formatted(MAX_BATCH));
        }
        // In order of their keys, so that two who count never wait for each other.
        Map<EntryId, Count> entries = new TreeMap<>();
        Map<Seen, Instant> subjects = new TreeMap<>();
        for (Sighting sighting : sightings) {
            entries.merge(sighting.entry(), Count.of(sighting), Count::plus);
            Seen seen = new Seen(
                    sighting.bank().value(),
                    sighting.at().truncatedTo(ChronoUnit.HOURS),
                    Columns.text(sighting.subject()));
            subjects.merge(seen, sighting.at(), (one, other) -> one.isAfter(other) ? one : other);
        }
        if (!sightings.isEmpty()) {
            sql.run("count matches", handle -> {
                countEntries(handle, entries);
                countSubjects(handle, subjects);
            });
        }
    }

    private static void countEntries(Handle handle, Map<EntryId, Count> entries) {
        PreparedBatch batch = handle.prepareBatch("""
                UPDATE bank_entry SET matches = matches + :matches,
                    last_matched_at = greatest(last_matched_at, :last)
                WHERE entry_id = :entry""");
        entries.forEach((entry, count) -> batch.bind("entry", entry.value())
                .bind("matches", count.matches())
                .bind("last", Columns.time(count.last()))
                .add());
        batch.execute();
    }

    private static void countSubjects(Handle handle, Map<Seen, Instant> subjects) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO bank_sighting AS old (bank_id, hour, subject, last_at)
                SELECT bank_id, :hour, :subject, :last FROM bank WHERE bank_id = :bank
                ON CONFLICT (bank_id, hour, subject) DO UPDATE SET last_at = greatest(old.last_at, excluded.last_at)""");
        subjects.forEach((seen, last) -> batch.bind("bank", seen.bank())
                .bind("hour", seen.hour())
                .bind("subject", seen.subject())
                .bind("last", Columns.time(last))
                .add());
        batch.execute();
    }

    @Override
    public MatchRate rate(BankId bank, Instant now) {
        Instant hourAgo = now.minus(HOUR);
        Instant pastEnd = hourAgo.truncatedTo(ChronoUnit.HOURS);
        Instant pastStart = pastEnd.minus(MatchRate.MEMORY);
        return sql.read(
                "read how often bank " + bank + " matched",
                handle -> handle.createQuery("""
                        SELECT
                            (SELECT count(DISTINCT subject) FROM bank_sighting
                                WHERE bank_id = :bank AND hour >= :pastEnd AND last_at > :hourAgo AND last_at <= :now)
                                AS last_hour,
                            (SELECT coalesce(max(subjects), 0) FROM (
                                SELECT count(*) AS subjects FROM bank_sighting
                                WHERE bank_id = :bank AND hour >= :pastStart AND hour < :pastEnd GROUP BY hour) AS hours)
                                AS busiest,
                            (SELECT min(hour) FROM bank_sighting
                                WHERE bank_id = :bank AND hour >= :pastStart AND hour < :pastEnd) AS first""")
                        .bind("bank", bank.value())
                        .bind("pastStart", pastStart)
                        .bind("pastEnd", pastEnd)
                        .bind("hourAgo", Columns.time(hourAgo))
                        .bind("now", Columns.time(now))
                        .map((row, context) -> {
                            Instant first = Columns.timeOrNull(row, "first");
                            int known = first == null
                                    ? 0
                                    : (int) Duration.between(first, pastEnd).toHours();
                            return new MatchRate(row.getInt("last_hour"), row.getInt("busiest"), known);
                        })
                        .one());
    }

    @Override
    public void forgetBefore(Instant time) {
        sql.run(
                "forget old sightings",
                handle -> handle.createUpdate("DELETE FROM bank_sighting WHERE hour < :time")
                        .bind("time", Columns.time(time))
                        .execute());
    }
}
