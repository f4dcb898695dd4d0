package dev.firebreak.store;

import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.DatasetCatalogue;
import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.segment.Hash256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Datasets in PostgreSQL, in tables whose rows the database itself does not let anybody change. Thread-safe. */
final class PostgresDatasetCatalogue implements DatasetCatalogue {
    private static final String SELECT = """
            SELECT dataset.*,
                (SELECT count(*) FROM dataset_member WHERE dataset_id = dataset.dataset_id AND split = 'TRAIN') AS train,
                (SELECT count(*) FROM dataset_member WHERE dataset_id = dataset.dataset_id AND split = 'VAL') AS val,
                (SELECT count(*) FROM dataset_member WHERE dataset_id = dataset.dataset_id AND split = 'TEST') AS test,
                (SELECT coalesce(sum(size_bytes), 0) FROM dataset_member WHERE dataset_id = dataset.dataset_id) AS bytes,
                (SELECT count(*) FROM dataset_member JOIN footage USING (footage_id)
                    WHERE dataset_id = dataset.dataset_id AND withdrawn_at IS NOT NULL) AS withdrawn
            FROM dataset
            """;
    private static final String ORDER = " ORDER BY name COLLATE \"C\", version DESC";

    private final Sql sql;

    PostgresDatasetCatalogue(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Dataset add(Dataset dataset, List<DatasetMember> members) {
        List<DatasetMember> sorted = members.stream()
                .sorted(Comparator.comparing(DatasetMember::set).thenComparing(DatasetMember::name))
                .toList();
        return sql.change("add dataset " + dataset.name(), handle -> {
            // Two that add a version of the same name take turns.
            handle.createQuery("SELECT pg_advisory_xact_lock(hashtext('dataset'), hashtext(:name))")
                    .bind("name", dataset.name())
                    .map((row, context) -> true)
                    .one();
            Optional<Dataset> newest = find(handle, dataset.name(), 0);
            if (newest.isPresent() && newest.get().content().equals(dataset.content())) {
                return newest.get();
            }
            int version = newest.map(Dataset::version).orElse(0) + 1;
            DatasetRows.insertMembers(handle, DatasetRows.insert(handle, dataset, version), sorted);
            return find(handle, dataset.name(), version).orElseThrow();
        });
    }

    @Override
    public List<Dataset> list() {
        return sql.read(
                "list datasets",
                handle -> handle.createQuery(SELECT + ORDER)
                        .map(PostgresDatasetCatalogue::dataset)
                        .list());
    }

    @Override
    public Optional<Dataset> find(String name, int version) {
        return sql.read("find dataset " + name, handle -> find(handle, name, version));
    }

    private static Optional<Dataset> find(Handle handle, String name, int version) {
        return handle.createQuery(
                        SELECT + "WHERE name = :name AND (:version = 0 OR version = :version)" + ORDER + " LIMIT 1")
                .bind("name", Columns.text(name))
                .bind("version", version)
                .map(PostgresDatasetCatalogue::dataset)
                .findOne();
    }

    @Override
    public List<DatasetMember> members(String name, int version) {
        return sql.read("read dataset " + name, handle -> DatasetRows.members(handle, name, version, ""));
    }

    @Override
    public List<DatasetMember> withdrawnMembers(String name, int version) {
        return sql.read(
                "read dataset " + name,
                handle -> DatasetRows.members(
                        handle,
                        name,
                        version,
                        "AND footage_id IN (SELECT footage_id FROM footage WHERE withdrawn_at IS NOT NULL)"));
    }

    @Override
    public List<Dataset> holding(FootageId clip) {
        return sql.read(
                "find datasets with clip " + clip,
                handle -> handle.createQuery(SELECT + """
                        WHERE dataset_id IN (SELECT dataset_id FROM dataset_member WHERE footage_id = :clip)""" + ORDER)
                        .bind("clip", clip.value())
                        .map(PostgresDatasetCatalogue::dataset)
                        .list());
    }

    private static Dataset dataset(ResultSet row, StatementContext context) throws SQLException {
        Map<Split, Long> clips = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            clips.put(split, row.getLong(split.label()));
        }
        return new Dataset(
                row.getString("name"),
                row.getInt("version"),
                Hash256.ofBytes(row.getBytes("content")),
                row.getString("query"),
                row.getString("split_rule"),
                row.getString("description"),
                Columns.time(row, "created_at"),
                row.getString("created_by"),
                clips,
                row.getLong("bytes"),
                row.getLong("withdrawn"));
    }
}
