package dev.firebreak.store;

import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.ModelLineage;
import dev.firebreak.core.footage.ModelRegister;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.StatementContext;

/** Known models in PostgreSQL. Thread-safe. */
final class PostgresModelRegister implements ModelRegister {
    private final Sql sql;

    PostgresModelRegister(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void register(ModelLineage model) {
        sql.run(
                "register model " + model.name(),
                handle -> handle.createUpdate("""
                        INSERT INTO model_lineage (name, version, location, groups, clips, registered_at, registered_by)
                        VALUES (:name, :version, :where, :groups, :clips, :at, :by)
                        ON CONFLICT (name, version) DO UPDATE SET location = excluded.location, groups = excluded.groups,
                            clips = excluded.clips, registered_at = excluded.registered_at,
                            registered_by = excluded.registered_by""")
                        .bind("name", Columns.text(model.name()))
                        .bind("version", Columns.text(model.version()))
                        .bind("where", Columns.text(model.where()))
                        .bindArray("groups", String.class, List.copyOf(model.groups()))
                        .bindArray("clips", String.class, List.copyOf(model.clips()))
                        .bind("at", Columns.time(model.registeredAt()))
                        .bind("by", Columns.text(model.registeredBy()))
                        .execute());
    }

    @Override
    public List<ModelLineage> list() {
        return sql.read(
                "list models",
                handle -> handle.createQuery(
                                "SELECT * FROM model_lineage ORDER BY name COLLATE \"C\", version COLLATE \"C\"")
                        .map(PostgresModelRegister::model)
                        .list());
    }

    @Override
    public List<ModelLineage> madeFrom(Footage clip) {
        return sql.read(
                "find models made from clip " + clip.id(),
                handle -> handle.createQuery("""
                        SELECT * FROM model_lineage WHERE groups @> ARRAY[CAST(:group AS text)]
                            OR clips @> ARRAY[CAST(:clip AS text)]
                        ORDER BY name COLLATE "C", version COLLATE "C\"""")
                        .bind("group", Columns.text(clip.description().lineage()))
                        .bind("clip", clip.sha256().hex())
                        .map(PostgresModelRegister::model)
                        .list());
    }

    private static ModelLineage model(ResultSet row, StatementContext context) throws SQLException {
        return new ModelLineage(
                row.getString("name"),
                row.getString("version"),
                row.getString("location"),
                new TreeSet<>(FootageRows.strings(row, "groups")),
                new TreeSet<>(FootageRows.strings(row, "clips")),
                Columns.time(row, "registered_at"),
                row.getString("registered_by"));
    }
}
