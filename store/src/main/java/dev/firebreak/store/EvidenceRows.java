package dev.firebreak.store;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code timeline_second}, {@code still} and {@code incident_segment}, within somebody's transaction. */
final class EvidenceRows {
    private EvidenceRows() {}

    static void addTimeline(Handle handle, IncidentId incident, List<TimelineSecond> seconds) {
        // One statement cannot replace the same row twice: of a second that comes twice, the last one counts.
        Map<Long, TimelineSecond> bySecond = new LinkedHashMap<>();
        seconds.forEach(second -> bySecond.put(second.second(), second));
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO timeline_second (incident_id, second, sound_gunfire, sound_game, sound_film,
                    picture_firearm_first_person, picture_game, picture_film, picture_other, motion, score, level)
                VALUES (:incident, :second, :gunfire, :soundGame, :soundFilm,
                    :firearm, :pictureGame, :pictureFilm, :pictureOther, :motion, :score, :level)
                ON CONFLICT (incident_id, second) DO UPDATE SET
                    sound_gunfire = excluded.sound_gunfire,
                    sound_game = excluded.sound_game,
                    sound_film = excluded.sound_film,
                    picture_firearm_first_person = excluded.picture_firearm_first_person,
                    picture_game = excluded.picture_game,
                    picture_film = excluded.picture_film,
                    picture_other = excluded.picture_other,
                    motion = excluded.motion,
                    score = excluded.score,
                    level = excluded.level""");
        for (TimelineSecond second : bySecond.values()) {
            SoundScores sound = second.sound();
            PictureScores picture = second.picture();
            batch.bind("incident", incident.value())
                    .bind("second", second.second())
                    .bind("gunfire", sound == null ? null : (Double) sound.gunfire())
                    .bind("soundGame", sound == null ? null : (Double) sound.game())
                    .bind("soundFilm", sound == null ? null : (Double) sound.film())
                    .bind("firearm", picture == null ? null : (Double) picture.firearmFirstPerson())
                    .bind("pictureGame", picture == null ? null : (Double) picture.game())
                    .bind("pictureFilm", picture == null ? null : (Double) picture.film())
                    .bind("pictureOther", picture == null ? null : (Double) picture.other())
                    .bind("motion", second.motion())
                    .bind("score", second.score())
                    .bind("level", second.level().name())
                    .add();
        }
        batch.execute();
    }

    static List<TimelineSecond> timeline(Handle handle, IncidentId incident) {
        return handle.createQuery("SELECT * FROM timeline_second WHERE incident_id = :incident ORDER BY second")
                .bind("incident", incident.value())
                .map(EvidenceRows::second)
                .list();
    }

    static void addStills(Handle handle, IncidentId incident, List<Still> stills) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO still (incident_id, at_nanos, jpeg) VALUES (:incident, :at, :jpeg)
                ON CONFLICT (incident_id, at_nanos) DO NOTHING""");
        for (Still still : stills) {
            batch.bind("incident", incident.value())
                    .bind("at", still.at().toNanos())
                    .bind("jpeg", still.jpeg())
                    .add();
        }
        batch.execute();
    }

    static List<Still> stills(Handle handle, IncidentId incident) {
        return handle.createQuery("SELECT at_nanos, jpeg FROM still WHERE incident_id = :incident ORDER BY at_nanos")
                .bind("incident", incident.value())
                .map((row, context) -> new Still(Columns.nanos(row, "at_nanos"), row.getBytes("jpeg")))
                .list();
    }

    static void addSegments(Handle handle, IncidentId incident, List<Segment> segments) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO incident_segment (incident_id, stream_id, session_id, sequence, offset_nanos, started_at,
                    duration_nanos, format, size_bytes, sha256, discontinuity)
                VALUES (:incident, :stream, :session, :sequence, :offset, :start,
                    :duration, :format, :size, :sha256, :discontinuity)
                ON CONFLICT (incident_id, stream_id, session_id, sequence) DO NOTHING""");
        for (Segment segment : segments) {
            batch.bind("incident", incident.value())
                    .bind("stream", segment.id().stream().value())
                    .bind("session", segment.id().session().value())
                    .bind("sequence", segment.id().sequence())
                    .bind("offset", segment.offset().toNanos())
                    .bind("start", Columns.time(segment.start()))
                    .bind("duration", segment.duration().toNanos())
                    .bind("format", segment.format().name())
                    .bind("size", segment.size())
                    .bind("sha256", HexFormat.of().parseHex(segment.sha256().hex()))
                    .bind("discontinuity", segment.discontinuity())
                    .add();
        }
        batch.execute();
    }

    static List<Segment> segments(Handle handle, IncidentId incident) {
        return handle.createQuery("""
                        SELECT * FROM incident_segment WHERE incident_id = :incident
                        ORDER BY stream_id, session_id, sequence""")
                .bind("incident", incident.value())
                .map(EvidenceRows::segment)
                .list();
    }

    private static TimelineSecond second(ResultSet row, StatementContext context) throws SQLException {
        return new TimelineSecond(
                row.getLong("second"),
                sound(row),
                picture(row),
                Columns.isNull(row, "motion") ? null : (Double) row.getDouble("motion"),
                row.getDouble("score"),
                VerdictLevel.valueOf(row.getString("level")));
    }

    private static @Nullable SoundScores sound(ResultSet row) throws SQLException {
        return Columns.isNull(row, "sound_gunfire")
                ? null
                : new SoundScores(
                        row.getDouble("sound_gunfire"), row.getDouble("sound_game"), row.getDouble("sound_film"));
    }

    private static @Nullable PictureScores picture(ResultSet row) throws SQLException {
        return Columns.isNull(row, "picture_other")
                ? null
                : new PictureScores(
                        row.getDouble("picture_firearm_first_person"),
                        row.getDouble("picture_game"),
                        row.getDouble("picture_film"),
                        row.getDouble("picture_other"));
    }

    private static Segment segment(ResultSet row, StatementContext context) throws SQLException {
        return new Segment(
                new SegmentId(
                        new StreamId(row.getString("stream_id")),
                        new SessionId(Columns.uuid(row, "session_id")),
                        row.getLong("sequence")),
                Columns.nanos(row, "offset_nanos"),
                Columns.time(row, "started_at"),
                Columns.nanos(row, "duration_nanos"),
                SegmentFormat.valueOf(row.getString("format")),
                row.getInt("size_bytes"),
                Hash256.ofBytes(row.getBytes("sha256")),
                row.getBoolean("discontinuity"));
    }
}
