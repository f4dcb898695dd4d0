package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Coverage;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.FacetCounts;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.SoundCurve;
import dev.firebreak.core.footage.Thumbnail;
import dev.firebreak.core.footage.Withdrawal;
import dev.firebreak.core.segment.Hash256;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Clips in PostgreSQL. Thread-safe. */
final class PostgresFootageCatalogue implements FootageCatalogue {
    private static final int PAGE = 1_000;

    private final Sql sql;

    PostgresFootageCatalogue(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Footage clip, List<Thumbnail> thumbnails, SoundCurve curve) {
        return sql.change("add clip " + clip.sha256(), handle -> {
            VocabularyRows.requireKnown(handle, clip.description().labels());
            if (!FootageRows.insert(handle, clip)) {
                return false;
            }
            addThumbnails(handle, clip.id(), thumbnails);
            handle.createUpdate("INSERT INTO footage_sound_curve (footage_id, peaks) VALUES (:id, :peaks)")
                    .bind("id", clip.id().value())
                    .bind("peaks", curve.peaks())
                    .execute();
            return true;
        });
    }

    private static void addThumbnails(Handle handle, FootageId id, List<Thumbnail> thumbnails) {
        if (thumbnails.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO footage_thumbnail (footage_id, at_nanos, jpeg) VALUES (:id, :at, :jpeg)
                ON CONFLICT (footage_id, at_nanos) DO NOTHING""");
        for (Thumbnail thumbnail : thumbnails) {
            batch.bind("id", id.value())
                    .bind("at", thumbnail.at().toNanos())
                    .bind("jpeg", thumbnail.jpeg())
                    .add();
        }
        batch.execute();
    }

    @Override
    public Optional<Footage> find(FootageId id) {
        return sql.read("find clip " + id, handle -> FootageRows.find(handle, id));
    }

    @Override
    public Optional<Footage> find(Hash256 sha256) {
        return sql.read(
                "find clip " + sha256,
                handle -> handle.createQuery("SELECT * FROM footage WHERE sha256 = :sha256")
                        .bind("sha256", FootageRows.bytes(sha256))
                        .map(FootageRows::footage)
                        .findOne());
    }

    @Override
    public List<Footage> search(FootageQuery query, int limit, int offset) {
        if (limit < 1 || limit > MAX_PAGE || offset < 0) {
            throw new IllegalArgumentException("A page has 1 to %d clips, not %d".formatted(MAX_PAGE, limit));
        }
        FootageCondition condition = FootageCondition.of(query);
        return sql.read(
                "search clips",
                handle -> condition
                        .bound(handle.createQuery("SELECT * FROM footage WHERE " + condition.sql()
                                + " ORDER BY added_at DESC, footage_id LIMIT :limit OFFSET :offset"))
                        .bind("limit", limit)
                        .bind("offset", offset)
                        .map(FootageRows::footage)
                        .list());
    }

    @Override
    public void forEach(FootageQuery query, Consumer<Footage> each) {
        byte[] last = new byte[0];
        List<Footage> page;
        do {
            page = page(FootageCondition.of(query), last);
            page.forEach(each);
            last = page.isEmpty() ? last : FootageRows.bytes(page.getLast().sha256());
        } while (page.size() == PAGE);
    }

    private List<Footage> page(FootageCondition condition, byte[] after) {
        return sql.read(
                "read clips",
                handle -> condition
                        .bound(handle.createQuery("SELECT * FROM footage WHERE sha256 > :after AND " + condition.sql()
                                + " ORDER BY sha256 LIMIT " + PAGE))
                        .bind("after", after)
                        .map(FootageRows::footage)
                        .list());
    }

    @Override
    public FacetCounts count(FootageQuery query) {
        return sql.read("count clips", handle -> FootageFigures.count(handle, query));
    }

    @Override
    public Coverage coverage(String rowFacet, String columnFacet, FootageQuery query) {
        return sql.read("count combinations", handle -> FootageFigures.coverage(handle, rowFacet, columnFacet, query));
    }

    @Override
    public void describe(FootageId id, Description description) {
        sql.run("describe clip " + id, handle -> {
            Footage clip = FootageRows.lock(handle, id);
            VocabularyRows.requireKnown(handle, description.labels());
            FootageRows.describe(handle, clip.with(description));
        });
    }

    @Override
    public Footage withdraw(FootageId id, Withdrawal withdrawal) {
        return sql.change("withdraw clip " + id, handle -> {
            int rows = handle.createUpdate("""
                            UPDATE footage SET erased = erased OR :erased,
                                withdrawn_at = coalesce(withdrawn_at, :at),
                                withdrawn_by = coalesce(withdrawn_by, :by),
                                withdrawal_reason = coalesce(withdrawal_reason, :reason)
                            WHERE footage_id = :id""")
                    .bind("id", id.value())
                    .bind("erased", withdrawal.erased())
                    .bind("at", Columns.time(withdrawal.at()))
                    .bind("by", Columns.text(withdrawal.by()))
                    .bind("reason", Columns.text(withdrawal.reason()))
                    .execute();
            if (rows == 0) {
                throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no clip " + id);
            }
            if (withdrawal.erased()) {
                for (String table : List.of("footage_thumbnail", "footage_sound_curve")) {
                    handle.createUpdate("DELETE FROM " + table + " WHERE footage_id = :id")
                            .bind("id", id.value())
                            .execute();
                }
            }
            return FootageRows.find(handle, id).orElseThrow();
        });
    }

    @Override
    public List<Thumbnail> thumbnails(FootageId id) {
        return thumbnails(id, 1_000, 0);
    }

    @Override
    public Optional<Thumbnail> thumbnail(FootageId id, int place) {
        return place < 0 ? Optional.empty() : thumbnails(id, 1, place).stream().findFirst();
    }

    private List<Thumbnail> thumbnails(FootageId id, int limit, int offset) {
        return sql.read(
                "read thumbnails of " + id,
                handle -> handle.createQuery("""
                        SELECT at_nanos, jpeg FROM footage_thumbnail WHERE footage_id = :id
                        ORDER BY at_nanos LIMIT :limit OFFSET :offset""")
                        .bind("id", id.value())
                        .bind("limit", limit)
                        .bind("offset", offset)
                        .map((row, context) -> new Thumbnail(Columns.nanos(row, "at_nanos"), row.getBytes("jpeg")))
                        .list());
    }

    @Override
    public Optional<SoundCurve> soundCurve(FootageId id) {
        return sql.read(
                "read the sound curve of " + id,
                handle -> handle.createQuery("SELECT peaks FROM footage_sound_curve WHERE footage_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> new SoundCurve(row.getBytes("peaks")))
                        .findOne());
    }
}
