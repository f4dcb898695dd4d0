package dev.firebreak.store;

import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.ActionPlan;
import dev.firebreak.core.incident.ActionState;
import dev.firebreak.core.incident.IncidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code action}, within somebody's transaction. */
final class ActionRows {
    private ActionRows() {}

    static List<Action> of(Handle handle, IncidentId incident) {
        return handle.createQuery("SELECT * FROM action WHERE incident_id = :incident ORDER BY position")
                .bind("incident", incident.value())
                .map(ActionRows::action)
                .list();
    }

    /** Carries out a plan. The caller holds the incident's lock. */
    static void apply(Handle handle, IncidentId incident, ActionPlan plan, Instant at, String overruledBy) {
        for (UUID id : plan.overruled()) {
            handle.createUpdate("""
                            UPDATE action SET state = 'OVERRULED', finished_at = :at, detail = :detail
                            WHERE action_id = :id AND state = 'PENDING'""")
                    .bind("at", Columns.time(at))
                    .bind("detail", Columns.text(overruledBy))
                    .bind("id", id)
                    .execute();
        }
        // New positions are above all old ones, so that they never collide on the way.
        plan.moved()
                .forEach((id, order) -> handle.createUpdate(
                                "UPDATE action SET position = :position WHERE action_id = :id")
                        .bind("position", order)
                        .bind("id", id)
                        .execute());
        add(handle, incident, plan.added(), at);
    }

    private static void add(Handle handle, IncidentId incident, List<ActionPlan.Addition> additions, Instant at) {
        if (additions.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO action (action_id, incident_id, kind, position, state, attempts, created_at, due_at, detail)
                VALUES (:id, :incident, :kind, :position, 'PENDING', 0, :at, :at, '')""");
        for (ActionPlan.Addition addition : additions) {
            batch.bind("id", UUID.randomUUID())
                    .bind("incident", incident.value())
                    .bind("kind", addition.kind().name())
                    .bind("position", addition.order())
                    .bind("at", Columns.time(at))
                    .add();
        }
        batch.execute();
    }

    static Action action(ResultSet row, StatementContext context) throws SQLException {
        return new Action(
                Columns.uuid(row, "action_id"),
                new IncidentId(Columns.uuid(row, "incident_id")),
                ActionKind.valueOf(row.getString("kind")),
                row.getInt("position"),
                ActionState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Columns.time(row, "created_at"),
                Columns.time(row, "due_at"),
                Optional.ofNullable(Columns.timeOrNull(row, "finished_at")),
                row.getString("detail"));
    }
}
