package dev.firebreak.store;

import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.Use;
import dev.firebreak.core.segment.Hash256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code dataset} and {@code dataset_member}, within somebody's transaction. */
final class DatasetRows {
    private static final int BATCH = 1_000;

    private DatasetRows() {}

    /** Returns the new row's number. */
    static long insert(Handle handle, Dataset dataset, int version) {
        return handle.createQuery("""
                        INSERT INTO dataset (name, version, content, query, split_rule, description, created_at, created_by)
                        VALUES (:name, :version, :content, :query, :split, :description, :createdAt, :createdBy)
                        RETURNING dataset_id""")
                .bind("name", dataset.name())
                .bind("version", version)
                .bind("content", FootageRows.bytes(dataset.content()))
                .bind("query", Columns.text(dataset.query()))
                .bind("split", dataset.split())
                .bind("description", Columns.text(dataset.description()))
                .bind("createdAt", Columns.time(dataset.createdAt()))
                .bind("createdBy", Columns.text(dataset.createdBy()))
                .mapTo(Long.class)
                .one();
    }

    static void insertMembers(Handle handle, long dataset, List<DatasetMember> members) {
        for (int from = 0; from < members.size(); from += BATCH) {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO dataset_member (dataset_id, place, footage_id, sha256, size_bytes, name, kind,
                        duration_nanos, sounding, split, usage, set_name, source_group, label, category, origin, note,
                        licence, contributor, reviewed, shots_millis)
                    VALUES (:dataset, :place, :footage, :sha256, :bytes, :name, :kind,
                        :duration, :sounding, :split, :use, :set, :group, :label, :category, :origin, :note,
                        :licence, :contributor, :reviewed, :shots)""");
            for (int i = from; i < Math.min(members.size(), from + BATCH); i++) {
                bind(batch, dataset, i, members.get(i)).add();
            }
            batch.execute();
        }
    }

    private static PreparedBatch bind(PreparedBatch batch, long dataset, int place, DatasetMember member) {
        return batch.bind("dataset", dataset)
                .bind("place", place)
                .bind("footage", member.footage().value())
                .bind("sha256", FootageRows.bytes(member.sha256()))
                .bind("bytes", member.bytes())
                .bind("name", Columns.text(member.name()))
                .bind("kind", member.kind().name())
                .bind("duration", member.duration().toNanos())
                .bind("sounding", member.sounding())
                .bind("split", member.split().name())
                .bind("use", member.use().name())
                .bind("set", member.set())
                .bind("group", Columns.text(member.sourceGroup()))
                .bind("label", Columns.text(member.label()))
                .bind("category", Columns.text(member.category()))
                .bind("origin", Columns.text(member.origin()))
                .bind("note", Columns.text(member.note()))
                .bind("licence", Columns.text(member.licence()))
                .bind("contributor", Columns.text(member.contributor()))
                .bind("reviewed", member.reviewed())
                .bindArray(
                        "shots",
                        Long.class,
                        member.shots().stream().map(Duration::toMillis).toList());
    }

    /** @param further one more condition, fixed text */
    static List<DatasetMember> members(Handle handle, String name, int version, String further) {
        return handle.createQuery("""
                        SELECT * FROM dataset_member WHERE dataset_id = (
                            SELECT dataset_id FROM dataset WHERE name = :name AND (:version = 0 OR version = :version)
                            ORDER BY version DESC LIMIT 1)
                        """ + further + " ORDER BY place")
                .bind("name", Columns.text(name))
                .bind("version", version)
                .map(DatasetRows::member)
                .list();
    }

    private static DatasetMember member(ResultSet row, StatementContext context) throws SQLException {
        return new DatasetMember(
                new FootageId(Columns.uuid(row, "footage_id")),
                Hash256.ofBytes(row.getBytes("sha256")),
                row.getLong("size_bytes"),
                row.getString("name"),
                FootageKind.valueOf(row.getString("kind")),
                Columns.nanos(row, "duration_nanos"),
                row.getBoolean("sounding"),
                Split.valueOf(row.getString("split")),
                Use.valueOf(row.getString("usage")),
                row.getString("set_name"),
                row.getString("source_group"),
                row.getString("label"),
                row.getString("category"),
                row.getString("origin"),
                row.getString("note"),
                row.getString("licence"),
                row.getString("contributor"),
                row.getBoolean("reviewed"),
                Arrays.stream((Long[]) row.getArray("shots_millis").getArray())
                        .map(Duration::ofMillis)
                        .toList());
    }
}
