package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.ShotMarkStore;
import dev.firebreak.core.footage.ShotMarks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Shot marks in PostgreSQL. Changes of one clip's marks wait for each other. Thread-safe. */
final class PostgresShotMarkStore implements ShotMarkStore {
    private final Sql sql;

    PostgresShotMarkStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<ShotMark> marks(FootageId clip) {
        return sql.read("read shot marks of " + clip, handle -> {
            if (FootageRows.find(handle, clip).isEmpty()) {
                throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no clip " + clip);
            }
            return read(handle, clip);
        });
    }

    @Override
    public List<ShotMark> propose(FootageId clip, List<ShotMark> proposals) {
        return sql.change("propose shot marks for " + clip, handle -> {
            MarkState before = FootageRows.lock(handle, clip).marks();
            replace(handle, clip, ShotMarks.proposed(read(handle, clip), proposals));
            if (before == MarkState.UNMARKED) {
                state(handle, clip, MarkState.PROPOSED);
            }
            return read(handle, clip);
        });
    }

    @Override
    public void mark(FootageId clip, ShotMark mark) {
        sql.run("mark a shot of " + clip, handle -> {
            FootageRows.lock(handle, clip);
            remove(handle, clip, mark.at());
            requireFew(read(handle, clip).size() + 1);
            insert(handle, clip, List.of(mark));
        });
    }

    @Override
    public boolean unmark(FootageId clip, Duration at) {
        return sql.change("unmark a shot of " + clip, handle -> {
            FootageRows.lock(handle, clip);
            return remove(handle, clip, at);
        });
    }

    @Override
    public void reviewed(FootageId clip, String by, Instant at) {
        sql.run("review the shots of " + clip, handle -> {
            FootageRows.lock(handle, clip);
            replace(handle, clip, ShotMarks.reviewed(read(handle, clip), by, at));
            state(handle, clip, MarkState.REVIEWED);
        });
    }

    @Override
    public void reopen(FootageId clip) {
        sql.run("reopen the shots of " + clip, handle -> {
            FootageRows.lock(handle, clip);
            state(handle, clip, MarkState.PROPOSED);
        });
    }

    static List<ShotMark> read(Handle handle, FootageId clip) {
        return handle.createQuery("SELECT * FROM shot_mark WHERE footage_id = :clip ORDER BY at_millis")
                .bind("clip", clip.value())
                .map(PostgresShotMarkStore::row)
                .list();
    }

    private static void replace(Handle handle, FootageId clip, List<ShotMark> marks) {
        requireFew(marks.size());
        handle.createUpdate("DELETE FROM shot_mark WHERE footage_id = :clip")
                .bind("clip", clip.value())
                .execute();
        insert(handle, clip, marks);
    }

    private static void insert(Handle handle, FootageId clip, List<ShotMark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO shot_mark (footage_id, at_millis, state, score, marked_by, changed_at)
                VALUES (:clip, :at, :state, :score, :by, :changedAt)""");
        for (ShotMark mark : marks) {
            batch.bind("clip", clip.value())
                    .bind("at", mark.at().toMillis())
                    .bind("state", mark.state().name())
                    .bind("score", mark.score())
                    .bind("by", Columns.text(mark.by()))
                    .bind("changedAt", Columns.time(mark.changedAt()))
                    .add();
        }
        batch.execute();
    }

    private static boolean remove(Handle handle, FootageId clip, Duration at) {
        return handle.createUpdate("DELETE FROM shot_mark WHERE footage_id = :clip AND at_millis = :at")
                        .bind("clip", clip.value())
                        .bind("at", at.toMillis())
                        .execute()
                > 0;
    }

    private static void state(Handle handle, FootageId clip, MarkState state) {
        handle.createUpdate("UPDATE footage SET marks = :state WHERE footage_id = :clip")
                .bind("clip", clip.value())
                .bind("state", state.name())
                .execute();
    }

    private static void requireFew(int count) {
        if (count > MAX_MARKS) {
            throw new FirebreakException(ErrorCode.LIMIT_EXCEEDED, "A clip has at most " + MAX_MARKS + " shot marks");
        }
    }

    private static ShotMark row(ResultSet row, StatementContext context) throws SQLException {
        return new ShotMark(
                Duration.ofMillis(row.getLong("at_millis")),
                ShotMark.State.valueOf(row.getString("state")),
                row.getDouble("score"),
                row.getString("marked_by"),
                Columns.time(row, "changed_at"));
    }
}
