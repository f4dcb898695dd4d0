package dev.firebreak.store;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowMark;
import dev.firebreak.core.shadow.ShadowProgress;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.shadow.ShadowVerdictId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code shadow_time} and {@code shadow_verdict}, within somebody's transaction. */
final class ShadowRows {
    private static final String SELECT = """
            SELECT verdict_id, session_id, stream_id, judge, model_package, reached_at, media_nanos, level, score, reason,
                mark, marked_by, marked_at
            FROM shadow_verdict
            """;

    private ShadowRows() {}

    static void addDays(Handle handle, ShadowProgress progress) {
        for (ShadowProgress.Day day : progress.days()) {
            handle.createUpdate("""
                            INSERT INTO shadow_time (session_id, day, judge, model_package, stream_id, watched_nanos,
                                unlisted_holds, unlisted_cuts)
                            VALUES (:session, :day, :judge, :package, :stream, :watched, :holds, :cuts)
                            ON CONFLICT (session_id, day) DO UPDATE SET
                                watched_nanos = greatest(shadow_time.watched_nanos, excluded.watched_nanos),
                                unlisted_holds = greatest(shadow_time.unlisted_holds, excluded.unlisted_holds),
                                unlisted_cuts = greatest(shadow_time.unlisted_cuts, excluded.unlisted_cuts)""")
                    .bind("session", progress.session().value())
                    .bind("day", day.day())
                    .bind("judge", bytes(progress.judge()))
                    .bind("package", Columns.text(progress.modelPackage()))
                    .bind("stream", progress.stream().value())
                    .bind("watched", day.watched().toNanos())
                    .bind("holds", day.unlistedHolds())
                    .bind("cuts", day.unlistedCuts())
                    .execute();
        }
    }

    static void raise(Handle handle, ShadowProgress.Recorded recorded) {
        ShadowVerdict verdict = recorded.verdict();
        handle.createUpdate("""
                        INSERT INTO shadow_verdict AS old (verdict_id, session_id, stream_id, judge, model_package,
                            reached_at, day, media_nanos, level, score, reason, jpeg)
                        VALUES (:id, :session, :stream, :judge, :package,
                            :reachedAt, :day, :media, :level, :score, :reason, :jpeg)
                        ON CONFLICT (verdict_id) DO UPDATE SET
                            score = greatest(old.score, excluded.score),
                            level = CASE WHEN excluded.level = 'CUT' THEN 'CUT' ELSE old.level END,
                            reason = CASE WHEN excluded.level = 'CUT' AND old.level = 'HOLD'
                                THEN excluded.reason ELSE old.reason END,
                            jpeg = CASE WHEN excluded.level = 'CUT' AND old.level = 'HOLD'
                                THEN coalesce(excluded.jpeg, old.jpeg) ELSE old.jpeg END""")
                .bind("id", verdict.id().value())
                .bind("session", verdict.session().value())
                .bind("stream", verdict.stream().value())
                .bind("judge", bytes(verdict.judge()))
                .bind("package", Columns.text(verdict.modelPackage()))
                .bind("reachedAt", Columns.time(verdict.reachedAt()))
                .bind("day", verdict.day())
                .bind("media", verdict.mediaAt().toNanos())
                .bind("level", verdict.level().name())
                .bind("score", verdict.score())
                .bind("reason", Columns.text(verdict.reason()))
                .bind("jpeg", recorded.still().map(Still::jpeg).orElse(null))
                .execute();
    }

    static Optional<ShadowVerdict> review(Handle handle, ShadowVerdictId id, ShadowVerdict.Review review) {
        handle.createUpdate("""
                        UPDATE shadow_verdict SET mark = :mark, marked_by = :by, marked_at = :at
                        WHERE verdict_id = :id""")
                .bind("mark", review.mark().name())
                .bind("by", Columns.text(review.by()))
                .bind("at", Columns.time(review.at()))
                .bind("id", id.value())
                .execute();
        return find(handle, id);
    }

    static Optional<ShadowVerdict> find(Handle handle, ShadowVerdictId id) {
        return handle.createQuery(SELECT + "WHERE verdict_id = :id")
                .bind("id", id.value())
                .map(ShadowRows::verdict)
                .findOne();
    }

    static Optional<Still> still(Handle handle, ShadowVerdictId id) {
        return handle.createQuery(
                        "SELECT media_nanos, jpeg FROM shadow_verdict WHERE verdict_id = :id AND jpeg IS NOT NULL")
                .bind("id", id.value())
                .map((row, context) -> new Still(Columns.nanos(row, "media_nanos"), row.getBytes("jpeg")))
                .findOne();
    }

    static List<ShadowVerdict> list(Handle handle, int limit, int offset) {
        return handle.createQuery(SELECT + """
                        ORDER BY (mark IS NOT NULL), reached_at DESC, verdict_id LIMIT :limit OFFSET :offset""")
                .bind("limit", limit)
                .bind("offset", offset)
                .map(ShadowRows::verdict)
                .list();
    }

    /** Verdicts go with the time they were reached in. */
    static void forgetBefore(Handle handle, LocalDate day) {
        handle.createUpdate("DELETE FROM shadow_time WHERE day < :day")
                .bind("day", day)
                .execute();
    }

    /** The oldest day that may stay so that at most so many verdicts are left; the newest day always may. Empty: all may. */
    static Optional<LocalDate> firstDayToKeep(Handle handle, int mostVerdicts) {
        return handle.createQuery("""
                        SELECT least(min(day) FILTER (WHERE kept <= :most), max(day)) AS first, max(kept) <= :most AS all_stay
                        FROM (
                            SELECT day, sum(verdicts) OVER (ORDER BY day DESC) AS kept
                            FROM (
                                SELECT shadow_time.day, count(verdict_id) AS verdicts
                                FROM shadow_time LEFT JOIN shadow_verdict USING (session_id, day)
                                GROUP BY shadow_time.day) AS each) AS summed""")
                .bind("most", mostVerdicts)
                .map((row, context) -> row.getBoolean("all_stay")
                        ? Optional.<LocalDate>empty()
                        : Optional.ofNullable(row.getObject("first", LocalDate.class)))
                .one();
    }

    static Hash256 judge(ResultSet row) throws SQLException {
        return Hash256.ofBytes(row.getBytes("judge"));
    }

    static byte[] bytes(Hash256 hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    private static ShadowVerdict verdict(ResultSet row, StatementContext context) throws SQLException {
        String mark = row.getString("mark");
        return new ShadowVerdict(
                new ShadowVerdictId(Columns.uuid(row, "verdict_id")),
                new StreamId(row.getString("stream_id")),
                new SessionId(Columns.uuid(row, "session_id")),
                judge(row),
                row.getString("model_package"),
                Columns.time(row, "reached_at"),
                Columns.nanos(row, "media_nanos"),
                VerdictLevel.valueOf(row.getString("level")),
                row.getDouble("score"),
                row.getString("reason"),
                mark == null
                        ? Optional.empty()
                        : Optional.of(new ShadowVerdict.Review(
                                ShadowMark.valueOf(mark),
                                Objects.requireNonNull(row.getString("marked_by")),
                                Columns.time(row, "marked_at"))));
    }
}
