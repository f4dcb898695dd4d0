package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code incident} and {@code decision}, within somebody's transaction. */
final class IncidentRows {
    private static final String SELECT = """
            SELECT incident.*, latest.state AS decision_state, latest.decided_by, latest.decided_at, latest.note
            FROM incident LEFT JOIN LATERAL (
                SELECT * FROM decision WHERE decision.incident_id = incident.incident_id
                ORDER BY decision_id DESC LIMIT 1) latest ON true
            """;

    private IncidentRows() {}

    static Optional<Incident> find(Handle handle, IncidentId id) {
        return handle.createQuery(SELECT + "WHERE incident.incident_id = :id")
                .bind("id", id.value())
                .map(IncidentRows::incident)
                .findOne();
    }

    static Optional<Incident> open(Handle handle, SessionId session) {
        return handle.createQuery(SELECT + "WHERE incident.session_id = :session AND incident.state = 'OPEN'")
                .bind("session", session.value())
                .map(IncidentRows::incident)
                .findOne();
    }

    static List<Incident> list(Handle handle, int limit, int offset) {
        return handle.createQuery(SELECT + """
                                ORDER BY (incident.state <> 'OPEN'), (incident.level <> 'CUT'), incident.opened_at DESC,
                                    incident.incident_id
                                LIMIT :limit OFFSET :offset""")
                .bind("limit", limit)
                .bind("offset", offset)
                .map(IncidentRows::incident)
                .list();
    }

    /** Reads an incident and keeps others from changing it until the transaction ends. */
    static Incident lock(Handle handle, IncidentId id) {
        handle.createQuery("SELECT 1 FROM incident WHERE incident_id = :id FOR UPDATE")
                .bind("id", id.value())
                .mapTo(Integer.class)
                .findOne();
        return find(handle, id)
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no incident " + id));
    }

    /** Returns false when its session has an open incident. */
    static boolean insert(Handle handle, Incident incident) {
        return handle.createUpdate("""
                                INSERT INTO incident (incident_id, stream_id, session_id, level, state, opened_at,
                                    session_start, suspected_since_nanos, verdict_at_nanos, score, reason, model_package)
                                VALUES (:id, :stream, :session, :level, 'OPEN', :openedAt,
                                    :sessionStart, :suspectedSince, :verdictAt, :score, :reason, :modelPackage)
                                ON CONFLICT (session_id) WHERE state = 'OPEN' DO NOTHING""")
                        .bind("id", incident.id().value())
                        .bind("stream", incident.stream().value())
                        .bind("session", incident.session().value())
                        .bind("level", incident.level().name())
                        .bind("openedAt", Columns.time(incident.openedAt()))
                        .bind("sessionStart", Columns.time(incident.sessionStart()))
                        .bind("suspectedSince", incident.suspectedSince().toNanos())
                        .bind("verdictAt", incident.verdictAt().toNanos())
                        .bind("score", incident.score())
                        .bind("reason", Columns.text(incident.reason()))
                        .bind("modelPackage", Columns.text(incident.modelPackage()))
                        .execute()
                == 1;
    }

    static void decide(Handle handle, IncidentId id, Decision decision) {
        handle.createUpdate("UPDATE incident SET state = :state WHERE incident_id = :id")
                .bind("state", decision.state().name())
                .bind("id", id.value())
                .execute();
        handle.createUpdate("""
                        INSERT INTO decision (incident_id, state, decided_by, decided_at, note)
                        VALUES (:id, :state, :by, :at, :note)""")
                .bind("id", id.value())
                .bind("state", decision.state().name())
                .bind("by", Columns.text(decision.by()))
                .bind("at", Columns.time(decision.at()))
                .bind("note", Columns.text(decision.note()))
                .execute();
    }

    static List<Decision> decisions(Handle handle, IncidentId id) {
        return handle.createQuery("""
                        SELECT state AS decision_state, decided_by, decided_at, note FROM decision
                        WHERE incident_id = :id ORDER BY decision_id""")
                .bind("id", id.value())
                .map((row, context) -> decision(row))
                .list();
    }

    private static Incident incident(ResultSet row, StatementContext context) throws SQLException {
        return new Incident(
                new IncidentId(Columns.uuid(row, "incident_id")),
                new StreamId(row.getString("stream_id")),
                new SessionId(Columns.uuid(row, "session_id")),
                VerdictLevel.valueOf(row.getString("level")),
                IncidentState.valueOf(row.getString("state")),
                Columns.time(row, "opened_at"),
                Columns.time(row, "session_start"),
                Columns.nanos(row, "suspected_since_nanos"),
                Columns.nanos(row, "verdict_at_nanos"),
                row.getDouble("score"),
                row.getString("reason"),
                row.getString("model_package"),
                Columns.isNull(row, "decision_state") ? Optional.empty() : Optional.of(decision(row)));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                IncidentState.valueOf(row.getString("decision_state")),
                row.getString("decided_by"),
                Columns.time(row, "decided_at"),
                row.getString("note"));
    }
}
