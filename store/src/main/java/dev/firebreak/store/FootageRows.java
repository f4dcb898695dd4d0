package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.Rights;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.Use;
import dev.firebreak.core.footage.Withdrawal;
import dev.firebreak.core.segment.Hash256;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code footage}, within somebody's transaction. */
final class FootageRows {
    private FootageRows() {}

    static byte[] bytes(Hash256 hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    static Optional<Footage> find(Handle handle, FootageId id) {
        return handle.createQuery("SELECT * FROM footage WHERE footage_id = :id")
                .bind("id", id.value())
                .map(FootageRows::footage)
                .findOne();
    }

    /** Reads a clip and keeps others from changing it until the transaction ends. */
    static Footage lock(Handle handle, FootageId id) {
        return handle.createQuery("SELECT * FROM footage WHERE footage_id = :id FOR UPDATE")
                .bind("id", id.value())
                .map(FootageRows::footage)
                .findOne()
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no clip " + id));
    }

    /** Returns false when there is a clip with its hash. */
    static boolean insert(Handle handle, Footage clip) {
        MediaFacts media = clip.media();
        var insert = handle.createUpdate("""
                        INSERT INTO footage (footage_id, sha256, size_bytes, original_name, kind, container, duration_nanos,
                            picture_codec, width, height, sound_codec, sample_rate, channels, truncated,
                            set_name, source_group, label, category, usage, split, labels, contributor,
                            lawful_basis, purpose, licence, expires_on, tactics_sensitive, origin, note,
                            added_at, added_by, marks, erased, search_text)
                        VALUES (:id, :sha256, :bytes, :name, :kind, :container, :duration,
                            :pictureCodec, :width, :height, :soundCodec, :sampleRate, :channels, :truncated,
                            :set, :group, :label, :category, :use, :split, :labels, :contributor,
                            :lawfulBasis, :purpose, :licence, :expiry, :tacticsSensitive, :origin, :note,
                            :addedAt, :addedBy, :marks, false, :searchText)
                        ON CONFLICT (sha256) DO NOTHING""");
        insert.bind("id", clip.id().value())
                .bind("sha256", bytes(clip.sha256()))
                .bind("bytes", clip.bytes())
                .bind("name", Columns.text(clip.originalName()))
                .bind("kind", media.kind().name())
                .bind("container", Columns.text(media.container()))
                .bind("duration", media.duration().toNanos())
                .bind(
                        "pictureCodec",
                        media.picture().map(MediaFacts.Picture::codec).orElse(null))
                .bind("width", media.picture().map(MediaFacts.Picture::width).orElse(null))
                .bind("height", media.picture().map(MediaFacts.Picture::height).orElse(null))
                .bind(
                        "soundCodec",
                        media.sound().map(MediaFacts.SoundTrack::codec).orElse(null))
                .bind(
                        "sampleRate",
                        media.sound().map(MediaFacts.SoundTrack::sampleRate).orElse(null))
                .bind(
                        "channels",
                        media.sound().map(MediaFacts.SoundTrack::channels).orElse(null))
                .bind("truncated", media.truncated())
                .bind("addedAt", Columns.time(clip.addedAt()))
                .bind("addedBy", Columns.text(clip.addedBy()))
                .bind("marks", clip.marks().name())
                .bind("searchText", Columns.text(clip.searchText()));
        return described(insert, clip.description()).execute() > 0;
    }

    /** Replaces what is said about a clip. */
    static void describe(Handle handle, Footage clip) {
        var update = handle.createUpdate("""
                        UPDATE footage SET set_name = :set, source_group = :group, label = :label, category = :category,
                            usage = :use, split = :split, labels = :labels, contributor = :contributor,
                            lawful_basis = :lawfulBasis, purpose = :purpose, licence = :licence, expires_on = :expiry,
                            tactics_sensitive = :tacticsSensitive, origin = :origin, note = :note,
                            search_text = :searchText
                        WHERE footage_id = :id""")
                .bind("id", clip.id().value())
                .bind("searchText", Columns.text(clip.searchText()));
        described(update, clip.description()).execute();
    }

    private static <T extends SqlStatement<T>> T described(T statement, Description description) {
        Rights rights = description.rights();
        return statement
                .bind("set", description.set())
                .bind("group", Columns.text(description.sourceGroup()))
                .bind("label", Columns.text(description.label()))
                .bind("category", Columns.text(description.category()))
                .bind("use", description.use().name())
                .bind("split", description.split().map(Split::name).orElse(null))
                .bindArray("labels", String.class, labels(description.labels()))
                .bind("contributor", Columns.text(description.contributor()))
                .bind("lawfulBasis", Columns.text(rights.lawfulBasis()))
                .bind("purpose", Columns.text(rights.purpose()))
                .bind("licence", Columns.text(rights.licence()))
                .bind("expiry", rights.expiry().orElse(null))
                .bind("tacticsSensitive", rights.tacticsSensitive())
                .bind("origin", Columns.text(description.origin()))
                .bind("note", Columns.text(description.note()));
    }

    private static List<String> labels(SortedSet<Label> labels) {
        return labels.stream().map(Label::toString).toList();
    }

    static Footage footage(ResultSet row, StatementContext context) throws SQLException {
        return new Footage(
                new FootageId(Columns.uuid(row, "footage_id")),
                Hash256.ofBytes(row.getBytes("sha256")),
                row.getLong("size_bytes"),
                row.getString("original_name"),
                media(row),
                description(row),
                Columns.time(row, "added_at"),
                row.getString("added_by"),
                MarkState.valueOf(row.getString("marks")),
                withdrawal(row));
    }

    private static MediaFacts media(ResultSet row) throws SQLException {
        return new MediaFacts(
                FootageKind.valueOf(row.getString("kind")),
                row.getString("container"),
                Duration.ofNanos(row.getLong("duration_nanos")),
                Columns.isNull(row, "picture_codec")
                        ? Optional.empty()
                        : Optional.of(new MediaFacts.Picture(
                                row.getString("picture_codec"), row.getInt("width"), row.getInt("height"))),
                Columns.isNull(row, "sound_codec")
                        ? Optional.empty()
                        : Optional.of(new MediaFacts.SoundTrack(
                                row.getString("sound_codec"), row.getInt("sample_rate"), row.getInt("channels"))),
                row.getBoolean("truncated"));
    }

    private static Description description(ResultSet row) throws SQLException {
        Date expiry = row.getDate("expires_on");
        return new Description(
                row.getString("set_name"),
                row.getString("source_group"),
                row.getString("label"),
                row.getString("category"),
                Use.valueOf(row.getString("usage")),
                Optional.ofNullable(row.getString("split")).map(Split::valueOf),
                labels(row),
                row.getString("contributor"),
                new Rights(
                        row.getString("lawful_basis"),
                        row.getString("purpose"),
                        row.getString("licence"),
                        Optional.ofNullable(expiry).map(Date::toLocalDate),
                        row.getBoolean("tactics_sensitive")),
                row.getString("origin"),
                row.getString("note"));
    }

    private static SortedSet<Label> labels(ResultSet row) throws SQLException {
        SortedSet<Label> labels = new TreeSet<>();
        for (String label : strings(row, "labels")) {
            labels.add(Label.of(label));
        }
        return labels;
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Optional<Withdrawal> withdrawal(ResultSet row) throws SQLException {
        @Nullable Instant at = Columns.timeOrNull(row, "withdrawn_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new Withdrawal(
                        at,
                        row.getString("withdrawn_by"),
                        row.getString("withdrawal_reason"),
                        row.getBoolean("erased")));
    }
}
