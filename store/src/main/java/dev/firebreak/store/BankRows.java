package dev.firebreak.store;

import dev.firebreak.core.account.Role;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.Quarantine;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code bank} and {@code bank_feed}, within somebody's transaction. */
final class BankRows {
    private BankRows() {}

    /** Takes so many change numbers, and with them the right to change banks until the transaction ends. Returns the first. */
    static long numbers(Handle handle, int count) {
        return handle.createQuery("UPDATE bank_feed SET last_change = last_change + :count RETURNING last_change")
                        .bind("count", count)
                        .mapTo(Long.class)
                        .one()
                - count
                + 1;
    }

    static List<Bank> list(Handle handle) {
        return handle.createQuery("SELECT * FROM bank WHERE name IS NOT NULL ORDER BY name COLLATE \"C\"")
                .map(BankRows::bank)
                .list();
    }

    static Optional<Bank> find(Handle handle, BankId bank) {
        return handle.createQuery("SELECT * FROM bank WHERE bank_id = :bank AND name IS NOT NULL")
                .bind("bank", bank.value())
                .map(BankRows::bank)
                .findOne();
    }

    static Optional<Bank> find(Handle handle, BankName name) {
        return handle.createQuery("SELECT * FROM bank WHERE name = :name")
                .bind("name", name.value())
                .map(BankRows::bank)
                .findOne();
    }

    static int count(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM bank WHERE name IS NOT NULL")
                .mapTo(Integer.class)
                .one();
    }

    static Bank insert(Handle handle, BankSettings settings, Instant at, String by) {
        return settings(handle.createQuery("""
                        INSERT INTO bank (name, label, description, action, negative, distance, video_score, sound_score,
                            enabled, matching_ratio, streams_per_hour, surges, visible_to, created_at, created_by)
                        VALUES (:name, :label, :description, :action, :negative, :distance, :video, :sound,
                            :enabled, :ratio, :streams, :surges, :visible, :at, :by)
                        RETURNING *"""), settings)
                .bind("at", Columns.time(at))
                .bind("by", Columns.text(by))
                .map(BankRows::bank)
                .one();
    }

    static Bank update(Handle handle, BankId bank, BankSettings settings) {
        return settings(handle.createQuery("""
                        UPDATE bank SET name = :name, label = :label, description = :description, action = :action,
                            negative = :negative, distance = :distance, video_score = :video, sound_score = :sound,
                            enabled = :enabled, matching_ratio = :ratio, streams_per_hour = :streams, surges = :surges,
                            visible_to = :visible
                        WHERE bank_id = :bank
                        RETURNING *"""), settings)
                .bind("bank", bank.value())
                .map(BankRows::bank)
                .one();
    }

    static void quarantine(Handle handle, BankId bank, Optional<Quarantine> quarantine) {
        handle.createUpdate("""
                        UPDATE bank SET quarantined_at = :at, quarantine_reason = :reason, quarantined_by = :by
                        WHERE bank_id = :bank""")
                .bind("bank", bank.value())
                .bind("at", quarantine.map(given -> Columns.time(given.since())).orElse(null))
                .bind(
                        "reason",
                        quarantine.map(given -> Columns.text(given.reason())).orElse(null))
                .bind("by", quarantine.map(given -> Columns.text(given.by())).orElse(null))
                .execute();
    }

    private static <T extends SqlStatement<T>> T settings(T statement, BankSettings settings) {
        BankPolicy policy = settings.policy();
        return statement
                .bind("name", settings.name().value())
                .bind("label", Columns.text(settings.label()))
                .bind("description", Columns.text(settings.description()))
                .bind("action", policy.action().name())
                .bind("negative", policy.negative())
                .bind("distance", policy.thresholds().distance())
                .bind("video", policy.thresholds().videoScore())
                .bind("sound", policy.thresholds().soundScore())
                .bind("enabled", policy.matching().enabled())
                .bind("ratio", policy.matching().ratio())
                .bind("streams", policy.flood().streamsPerHour())
                .bind("surges", policy.flood().surges())
                .bindArray(
                        "visible",
                        String.class,
                        policy.visibleTo().stream().map(Enum::name).toList());
    }

    static Bank bank(ResultSet row, StatementContext context) throws SQLException {
        BankPolicy policy = new BankPolicy(
                BankAction.valueOf(row.getString("action")),
                row.getBoolean("negative"),
                new BankPolicy.Thresholds(
                        row.getInt("distance"), row.getDouble("video_score"), row.getDouble("sound_score")),
                new BankPolicy.Matching(row.getBoolean("enabled"), row.getDouble("matching_ratio")),
                new BankPolicy.FloodLimits(row.getInt("streams_per_hour"), row.getBoolean("surges")),
                roles(row.getArray("visible_to")));
        return new Bank(
                new BankId(row.getInt("bank_id")),
                new BankSettings(
                        new BankName(row.getString("name")),
                        row.getString("label"),
                        row.getString("description"),
                        policy),
                quarantine(row),
                Columns.time(row, "created_at"),
                row.getString("created_by"),
                row.getLong("entries"));
    }

    private static Set<Role> roles(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(Role::valueOf).collect(Collectors.toSet());
    }

    private static Optional<Quarantine> quarantine(ResultSet row) throws SQLException {
        Instant since = Columns.timeOrNull(row, "quarantined_at");
        return since == null
                ? Optional.empty()
                : Optional.of(new Quarantine(
                        Objects.requireNonNull(row.getString("quarantine_reason")),
                        since,
                        Objects.requireNonNull(row.getString("quarantined_by"))));
    }
}
