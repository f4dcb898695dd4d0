package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.RecordedSession;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Streams and their sessions in PostgreSQL. Thread-safe. */
final class PostgresStreamRegistry implements StreamRegistry {
    private final Sql sql;

    PostgresStreamRegistry(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Registration> find(StreamId stream) {
        return sql.read(
                "read stream " + stream,
                handle -> handle.createQuery("SELECT * FROM stream WHERE stream_id = :stream")
                        .bind("stream", stream.value())
                        .map(PostgresStreamRegistry::registration)
                        .findOne());
    }

    @Override
    public List<Registration> list() {
        return sql.read(
                "list streams",
                handle -> handle.createQuery("SELECT * FROM stream ORDER BY stream_id COLLATE \"C\"")
                        .map(PostgresStreamRegistry::registration)
                        .list());
    }

    @Override
    public Registration save(Registration registration) {
        return sql.change(
                "save stream " + registration.stream(),
                handle -> handle.createQuery("""
                        INSERT INTO stream (stream_id, title, key_sha256, late_policy, shadow, banned_since, ban_reason)
                        VALUES (:stream, :title, :key, :policy, :shadow, :bannedSince, :banReason)
                        ON CONFLICT (stream_id) DO UPDATE SET
                            title = excluded.title,
                            late_policy = excluded.late_policy,
                            shadow = excluded.shadow,
                            key_sha256 = excluded.key_sha256,
                            banned_since =
                                CASE WHEN stream.key_sha256 = excluded.key_sha256 THEN stream.banned_since END,
                            ban_reason = CASE WHEN stream.key_sha256 = excluded.key_sha256 THEN stream.ban_reason END
                        RETURNING *""")
                        .bind("stream", registration.stream().value())
                        .bind("title", Columns.text(registration.title()))
                        .bind("key", registration.keySha256())
                        .bind("policy", registration.latePolicy().name())
                        .bind("shadow", registration.shadow())
                        .bind(
                                "bannedSince",
                                registration
                                        .ban()
                                        .map(ban -> Columns.time(ban.since()))
                                        .orElse(null))
                        .bind(
                                "banReason",
                                registration
                                        .ban()
                                        .map(ban -> Columns.text(ban.reason()))
                                        .orElse(null))
                        .map(PostgresStreamRegistry::registration)
                        .one());
    }

    @Override
    public void ban(StreamId stream, Instant since, String reason) {
        sql.run("ban stream " + stream, handle -> {
            int rows = handle.createUpdate("""
                            UPDATE stream SET banned_since = coalesce(banned_since, :since),
                                ban_reason = coalesce(ban_reason, :reason)
                            WHERE stream_id = :stream""")
                    .bind("since", Columns.time(since))
                    .bind("reason", Columns.text(reason))
                    .bind("stream", stream.value())
                    .execute();
            if (rows == 0) {
                throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no stream " + stream);
            }
        });
    }

    @Override
    public void liftBan(StreamId stream) {
        sql.run(
                "lift the ban of stream " + stream,
                handle -> handle.createUpdate(
                                "UPDATE stream SET banned_since = NULL, ban_reason = NULL WHERE stream_id = :stream")
                        .bind("stream", stream.value())
                        .execute());
    }

    @Override
    public void sessionStarted(StreamId stream, SessionId session, Instant at, String source) {
        sql.run(
                "record the start of session " + session,
                handle -> handle.createUpdate("""
                        INSERT INTO session (session_id, stream_id, started_at, source)
                        VALUES (:session, :stream, :at, :source) ON CONFLICT (session_id) DO NOTHING""")
                        .bind("session", session.value())
                        .bind("stream", stream.value())
                        .bind("at", Columns.time(at))
                        .bind("source", Columns.text(source))
                        .execute());
    }

    @Override
    public void sessionEnded(SessionId session, Instant at, String reason) {
        sql.run(
                "record the end of session " + session,
                handle -> handle.createUpdate("""
                        UPDATE session SET ended_at = :at, end_reason = :reason
                        WHERE session_id = :session AND ended_at IS NULL""")
                        .bind("session", session.value())
                        .bind("at", Columns.time(at))
                        .bind("reason", Columns.text(reason))
                        .execute());
    }

    @Override
    public List<RecordedSession> sessions(StreamId stream, int limit) {
        return sql.read(
                "list the sessions of stream " + stream,
                handle -> handle.createQuery("""
                        SELECT * FROM session WHERE stream_id = :stream
                        ORDER BY started_at DESC, session_id LIMIT :limit""")
                        .bind("stream", stream.value())
                        .bind("limit", limit)
                        .map(PostgresStreamRegistry::session)
                        .list());
    }

    @Override
    public int endAbandonedSessions(Instant at, String reason) {
        return sql.change(
                "end abandoned sessions",
                handle -> handle.createUpdate(
                                "UPDATE session SET ended_at = :at, end_reason = :reason WHERE ended_at IS NULL")
                        .bind("at", Columns.time(at))
                        .bind("reason", Columns.text(reason))
                        .execute());
    }

    @Override
    public boolean remove(StreamId stream) {
        return sql.change(
                "remove stream " + stream,
                handle -> handle.createUpdate("DELETE FROM stream WHERE stream_id = :stream")
                                .bind("stream", stream.value())
                                .execute()
                        > 0);
    }

    private static Registration registration(ResultSet row, StatementContext context) throws SQLException {
        Instant bannedSince = Columns.timeOrNull(row, "banned_since");
        return new Registration(
                new StreamId(row.getString("stream_id")),
                row.getString("title"),
                row.getString("key_sha256"),
                LatePolicy.valueOf(row.getString("late_policy")),
                row.getBoolean("shadow"),
                bannedSince == null
                        ? Optional.empty()
                        : Optional.of(new Registration.Ban(bannedSince, row.getString("ban_reason"))));
    }

    private static RecordedSession session(ResultSet row, StatementContext context) throws SQLException {
        Instant endedAt = Columns.timeOrNull(row, "ended_at");
        return new RecordedSession(
                new SessionId(Columns.uuid(row, "session_id")),
                new StreamId(row.getString("stream_id")),
                Columns.time(row, "started_at"),
                row.getString("source"),
                endedAt == null
                        ? Optional.empty()
                        : Optional.of(new RecordedSession.End(endedAt, row.getString("end_reason"))));
    }
}
