package dev.firebreak.store;

import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.copy.TrafficStore;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** What has passed lately, in PostgreSQL. Thread-safe. */
final class PostgresTrafficStore implements TrafficStore {
    private final Sql sql;

    PostgresTrafficStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(List<TrafficPiece> pieces) {
        requireBatch(pieces.size());
        if (pieces.isEmpty()) {
            return;
        }
        sql.run("remember traffic", handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO traffic_piece (session_id, stream_id, from_nanos, started_at, video, sound)
                    VALUES (:session, :stream, :from, :start, :video, :sound)
                    ON CONFLICT (session_id, from_nanos) DO NOTHING""");
            for (TrafficPiece piece : pieces) {
                batch.bind("session", piece.session().value())
                        .bind("stream", piece.stream().value())
                        .bind("from", piece.from().toNanos())
                        .bind("start", Columns.time(piece.start()))
                        .bind("video", piece.video())
                        .bind("sound", piece.sound())
                        .add();
            }
            batch.execute();
        });
    }

    @Override
    public List<Kept> newest(Optional<Long> before, int limit) {
        requireBatch(limit);
        return sql.read(
                "read what has passed",
                handle -> handle.createQuery("""
                        SELECT * FROM traffic_piece WHERE piece_id < :before ORDER BY piece_id DESC LIMIT :limit""")
                        .bind("before", before.orElse(Long.MAX_VALUE))
                        .bind("limit", limit)
                        .map(PostgresTrafficStore::kept)
                        .list());
    }

    private static Kept kept(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(
                row.getLong("piece_id"),
                new TrafficPiece(
                        new StreamId(row.getString("stream_id")),
                        new SessionId(Columns.uuid(row, "session_id")),
                        Columns.nanos(row, "from_nanos"),
                        Columns.time(row, "started_at"),
                        row.getBytes("video"),
                        row.getBytes("sound")));
    }

    @Override
    public void forgetBefore(Instant time) {
        sql.run(
                "forget what passed long ago",
                handle -> handle.createUpdate("DELETE FROM traffic_piece WHERE started_at < :time")
                        .bind("time", Columns.time(time))
                        .execute());
    }

    @Override
    public Size size() {
        return sql.read(
                "count what has passed",
                handle -> handle.createQuery("""
                        SELECT count(*) AS pieces, coalesce(sum(length(video) + length(sound)), 0) AS bytes
                        FROM traffic_piece""")
                        .map((row, context) -> new Size(row.getLong("pieces"), row.getLong("bytes")))
                        .one());
    }

    private static void requireBatch(int size) {
        if (size > MAX_BATCH || size < 0) {
            throw new IllegalArgumentException(
                    "At most %d pieces are added or read at once, not %d".formatted(MAX_BATCH, size));
        }
    }
}
