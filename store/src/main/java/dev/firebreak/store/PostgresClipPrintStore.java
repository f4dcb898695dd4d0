package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.FootageId;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The fingerprints of clips in PostgreSQL. Thread-safe. */
final class PostgresClipPrintStore implements ClipPrintStore {
    private static final int HASH_BYTES = PdqHash.BITS / Byte.SIZE;

    /** What is to be done about a clip, in the order in which it matters. */
    private static final String UNFINISHED = """
            SELECT footage_id, CASE WHEN number IS NULL THEN 'PRINT' WHEN NOT matched THEN 'MATCH' ELSE 'REFINE' END AS step,
                CASE WHEN number IS NULL THEN 0 WHEN NOT matched THEN 1 ELSE 2 END AS place, added_at
            FROM footage LEFT JOIN footage_print USING (footage_id)
            WHERE ((number IS NULL AND NOT erased) OR NOT matched OR (detail = 'KEY_FRAMES' AND NOT erased))""";

    private final Sql sql;

    PostgresClipPrintStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long keep(FootageId clip, ClipPrints prints, Detail detail) {
        return sql.change("keep the fingerprints of clip " + clip, handle -> {
            long number = handle.createQuery("UPDATE footage_print_feed SET last = last + 1 RETURNING last")
                    .mapTo(Long.class)
                    .one();
            int kept = handle.createUpdate("""
                            INSERT INTO footage_print (footage_id, number, detail, matched, pictures, video, sound)
                            SELECT footage_id, :number, :detail, false, :pictures, :video, :sound
                            FROM footage WHERE footage_id = :clip
                            ON CONFLICT (footage_id) DO UPDATE SET number = excluded.number, detail = excluded.detail,
                                matched = false, pictures = excluded.pictures, video = excluded.video,
                                sound = excluded.sound""")
                    .bind("clip", clip.value())
                    .bind("number", number)
                    .bind("detail", detail.name())
                    .bind("pictures", pictures(prints.pictures()))
                    .bind("video", prints.video().map(FingerprintBytes::write).orElse(new byte[0]))
                    .bind(
                            "sound",
                            prints.sound().map(SoundFingerprintFormat::write).orElse(new byte[0]))
                    .execute();
            if (kept == 0) {
                throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no clip " + clip);
            }
            return number;
        });
    }

    @Override
    public long last() {
        return sql.read(
                "read the number of the last fingerprints of a clip",
                handle -> handle.createQuery("SELECT last FROM footage_print_feed")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public List<Numbered> after(long number, int limit) {
        requirePage(limit);
        return sql.read(
                "read fingerprints of clips",
                handle -> handle.createQuery("""
                        SELECT number, footage_id, pictures, length(video) + length(sound) > 0 AS bulky
                        FROM footage_print WHERE number > :after ORDER BY number LIMIT :limit""")
                        .bind("after", number)
                        .bind("limit", limit)
                        .map(PostgresClipPrintStore::numbered)
                        .list());
    }

    private static Numbered numbered(ResultSet row, StatementContext context) throws SQLException {
        ClipPrints still = new ClipPrints(hashes(row.getBytes("pictures")), Optional.empty(), Optional.empty());
        return new Numbered(
                row.getLong("number"),
                new FootageId(Columns.uuid(row, "footage_id")),
                still.upright(),
                row.getBoolean("bulky"));
    }

    @Override
    public Optional<ClipPrints> find(FootageId clip) {
        return sql.read(
                "read the fingerprints of clip " + clip,
                handle -> handle.createQuery(
                                "SELECT pictures, video, sound FROM footage_print WHERE footage_id = :clip")
                        .bind("clip", clip.value())
                        .map(PostgresClipPrintStore::prints)
                        .findOne());
    }

    private static ClipPrints prints(ResultSet row, StatementContext context) throws SQLException {
        byte[] video = row.getBytes("video");
        byte[] sound = row.getBytes("sound");
        Optional<VideoFingerprint> seen =
                video.length == 0 ? Optional.empty() : Optional.of(FingerprintBytes.read(video));
        Optional<SoundFingerprint> heard =
                sound.length == 0 ? Optional.empty() : Optional.of(SoundFingerprintFormat.read(sound));
        return new ClipPrints(hashes(row.getBytes("pictures")), seen, heard);
    }

    private static byte[] pictures(List<PdqHash> hashes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * HASH_BYTES);
        hashes.forEach(hash -> bytes.writeBytes(HexFormat.of().parseHex(hash.hex())));
        return bytes.toByteArray();
    }

    private static List<PdqHash> hashes(byte[] bytes) {
        List<PdqHash> hashes = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += HASH_BYTES) {
            hashes.add(hash(Arrays.copyOfRange(bytes, at, at + HASH_BYTES)));
        }
        return hashes;
    }

    private static PdqHash hash(byte[] bytes) {
        return PdqHash.parse(HexFormat.of().formatHex(bytes));
    }

    @Override
    public Optional<Long> number(FootageId clip) {
        return sql.read(
                "read the number of clip " + clip,
                handle -> handle.createQuery("SELECT number FROM footage_print WHERE footage_id = :clip")
                        .bind("clip", clip.value())
                        .mapTo(Long.class)
                        .findOne());
    }

    @Override
    public void matched(FootageId clip, long number) {
        sql.run("note that clip " + clip + " was compared", handle -> {
            // Need not be on disk at once: after a crash it is compared again.
            handle.execute("SET LOCAL synchronous_commit = off");
            handle.createUpdate("UPDATE footage_print SET matched = true WHERE footage_id = :clip AND number = :number")
                    .bind("clip", clip.value())
                    .bind("number", number)
                    .execute();
        });
    }

    @Override
    public List<Unfinished> unfinished(Instant addedBefore, int limit) {
        requirePage(limit);
        return sql.read(
                "look which clips have no fingerprints",
                handle -> handle.createQuery(UNFINISHED
                                + " AND added_at < :before ORDER BY place, added_at, footage_id LIMIT :limit")
                        .bind("before", Columns.time(addedBefore))
                        .bind("limit", limit)
                        .map((row, context) -> new Unfinished(
                                new FootageId(Columns.uuid(row, "footage_id")), Step.valueOf(row.getString("step"))))
                        .list());
    }

    @Override
    public Progress progress() {
        return sql.read(
                "count clips with fingerprints",
                handle -> handle.createQuery("""
                        SELECT (SELECT count(*) FROM footage WHERE NOT erased) AS clips,
                            (SELECT count(*) FROM footage_print) AS printed,
                            (SELECT count(*) FROM (""" + UNFINISHED + ") AS left_over) AS unfinished")
                        .map((row, context) ->
                                new Progress(row.getLong("clips"), row.getLong("printed"), row.getLong("unfinished")))
                        .one());
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("A page has 1 to %d clips, not %d".formatted(MAX_PAGE, limit));
        }
    }
}
