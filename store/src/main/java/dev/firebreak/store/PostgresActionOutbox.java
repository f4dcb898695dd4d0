package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionOutbox;
import dev.firebreak.core.incident.ActionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The outbox in PostgreSQL: workers, in one process or in several, never wait for each other's rows. Thread-safe. */
final class PostgresActionOutbox implements ActionOutbox {
    private final Sql sql;

    PostgresActionOutbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Action> claim(Instant now, int limit, Duration lease) {
        List<Action> claimed = sql.change(
                "claim actions",
                handle -> handle.createQuery("""
                        UPDATE action SET leased_until = :leasedUntil
                        WHERE action_id IN (
                            SELECT due.action_id FROM action due
                            WHERE due.state = 'PENDING' AND due.due_at <= :now
                              AND (due.leased_until IS NULL OR due.leased_until <= :now)
                              AND NOT EXISTS (
                                SELECT 1 FROM action other
                                WHERE other.incident_id = due.incident_id AND other.action_id <> due.action_id
                                  AND ((other.state = 'PENDING' AND other.position < due.position)
                                       OR other.leased_until > :now))
                            ORDER BY due.due_at, due.incident_id
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                        .bind("now", Columns.time(now))
                        .bind("leasedUntil", Columns.time(now.plus(lease)))
                        .bind("limit", limit)
                        .map(ActionRows::action)
                        .list());
        return claimed.stream()
                .sorted(Comparator.comparing(Action::dueAt).thenComparingInt(Action::order))
                .toList();
    }

    @Override
    public void done(UUID action, Instant at, String detail) {
        finish(action, ActionState.DONE, at, detail);
    }

    @Override
    public void escalate(UUID action, Instant at, String detail) {
        finish(action, ActionState.ESCALATED, at, detail);
    }

    private void finish(UUID action, ActionState state, Instant at, String detail) {
        sql.run("finish action " + action, handle -> {
            int rows = handle.createUpdate("""
                            UPDATE action SET leased_until = NULL,
                                state = CASE WHEN state = 'PENDING' THEN :state ELSE state END,
                                attempts = CASE WHEN state = 'PENDING' THEN attempts + 1 ELSE attempts END,
                                finished_at = CASE WHEN state = 'PENDING' THEN :at ELSE finished_at END,
                                detail = CASE WHEN state = 'PENDING' THEN :detail ELSE detail END
                            WHERE action_id = :id""")
                    .bind("state", state.name())
                    .bind("at", Columns.time(at))
                    .bind("detail", Columns.text(detail))
                    .bind("id", action)
                    .execute();
            requireOne(rows, action);
        });
    }

    @Override
    public void retry(UUID action, Instant dueAt, String detail) {
        sql.run("put back action " + action, handle -> {
            int rows = handle.createUpdate("""
                            UPDATE action SET leased_until = NULL,
                                attempts = CASE WHEN state = 'PENDING' THEN attempts + 1 ELSE attempts END,
                                due_at = CASE WHEN state = 'PENDING' THEN :dueAt ELSE due_at END,
                                detail = CASE WHEN state = 'PENDING' THEN :detail ELSE detail END
                            WHERE action_id = :id""")
                    .bind("dueAt", Columns.time(dueAt))
                    .bind("detail", Columns.text(detail))
                    .bind("id", action)
                    .execute();
            requireOne(rows, action);
        });
    }

    private static void requireOne(int rows, UUID action) {
        if (rows == 0) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no action " + action);
        }
    }

    @Override
    public int endLeases() {
        return sql.change(
                "end leases",
                handle -> handle.createUpdate("UPDATE action SET leased_until = NULL WHERE leased_until IS NOT NULL")
                        .execute());
    }

    @Override
    public long depth() {
        return sql.read(
                "count actions",
                handle -> handle.createQuery("SELECT count(*) FROM action WHERE state = 'PENDING'")
                        .mapTo(Long.class)
                        .one());
    }
}
