package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.Likeness;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.NearDuplicate.By;
import dev.firebreak.core.footage.NearDuplicate.Ruled;
import dev.firebreak.core.footage.NearDuplicate.Ruling;
import dev.firebreak.core.footage.NearDuplicateStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Near-duplicates in PostgreSQL. Thread-safe. */
final class PostgresNearDuplicateStore implements NearDuplicateStore {
    private static final String PAIR = "SELECT * FROM near_duplicate WHERE one_id = :one AND other_id = :other";

    private final Sql sql;

    PostgresNearDuplicateStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<NearDuplicate> add(List<NearDuplicate> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        return sql.change("note near-duplicates", handle -> {
            List<NearDuplicate> fresh = new ArrayList<>();
            for (NearDuplicate pair : found) {
                if (add(handle, pair)) {
                    fresh.add(pair);
                }
            }
            return fresh;
        });
    }

    /** {@code xmax} is 0 in a row that was just inserted. */
    private static boolean add(Handle handle, NearDuplicate pair) {
        return handle.createQuery("""
                        INSERT INTO near_duplicate AS old (one_id, other_id, one_from_nanos, one_to_nanos,
                            other_from_nanos, other_to_nanos, rate, score, channels, found_at)
                        VALUES (:one, :other, :oneFrom, :oneTo, :otherFrom, :otherTo, :rate, :score, :channels, :found)
                        ON CONFLICT (one_id, other_id) DO UPDATE SET one_from_nanos = excluded.one_from_nanos,
                            one_to_nanos = excluded.one_to_nanos, other_from_nanos = excluded.other_from_nanos,
                            other_to_nanos = excluded.other_to_nanos, rate = excluded.rate, score = excluded.score,
                            channels = excluded.channels
                        WHERE excluded.score > old.score
                        RETURNING (xmax = 0) AS fresh""")
                .bind("one", pair.one().value())
                .bind("other", pair.other().value())
                .bind("oneFrom", pair.where().query().from().toNanos())
                .bind("oneTo", pair.where().query().to().toNanos())
                .bind("otherFrom", pair.where().reference().from().toNanos())
                .bind("otherTo", pair.where().reference().to().toNanos())
                .bind("rate", pair.where().rate())
                .bind("score", pair.score())
                .bindArray(
                        "channels",
                        String.class,
                        pair.channels().stream().map(By::name).toList())
                .bind("found", Columns.time(pair.foundAt()))
                .map((row, context) -> row.getBoolean("fresh"))
                .findOne()
                .orElse(false);
    }

    @Override
    public List<NearDuplicate> of(FootageId clip) {
        return sql.read(
                "read near-duplicates of " + clip,
                handle -> handle.createQuery("""
                        SELECT * FROM near_duplicate WHERE one_id = :clip OR other_id = :clip
                        ORDER BY ruling IS NOT NULL, score DESC, one_id, other_id LIMIT :limit""")
                        .bind("clip", clip.value())
                        .bind("limit", MAX_LIST)
                        .map(PostgresNearDuplicateStore::pair)
                        .list());
    }

    @Override
    public Optional<NearDuplicate> find(FootageId clip, FootageId beside) {
        return sql.read(
                "read a near-duplicate of " + clip,
                handle -> bound(handle.createQuery(PAIR), clip, beside)
                        .map(PostgresNearDuplicateStore::pair)
                        .findOne());
    }

    @Override
    public List<NearDuplicate> list(int limit, int offset) {
        if (limit < 1 || limit > MAX_LIST || offset < 0) {
            throw new IllegalArgumentException("A list has 1 to %d pairs, not %d".formatted(MAX_LIST, limit));
        }
        return sql.read(
                "list near-duplicates",
                handle -> handle.createQuery("""
                        SELECT * FROM near_duplicate ORDER BY found_at DESC, one_id, other_id LIMIT :limit OFFSET :offset""")
                        .bind("limit", limit)
                        .bind("offset", offset)
                        .map(PostgresNearDuplicateStore::pair)
                        .list());
    }

    @Override
    public long count() {
        return sql.read(
                "count near-duplicates",
                handle -> handle.createQuery("SELECT count(*) FROM near_duplicate")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public NearDuplicate rule(FootageId clip, FootageId beside, Optional<Ruled> said) {
        return sql.change("rule on near-duplicates", handle -> {
            NearDuplicate pair = bound(handle.createQuery(PAIR + " FOR UPDATE"), clip, beside)
                    .map(PostgresNearDuplicateStore::pair)
                    .findOne()
                    .orElseThrow(() -> new FirebreakException(
                            ErrorCode.NOT_FOUND,
                            "The clips %s and %s are not known as near-duplicates".formatted(clip, beside)));
            handle.createUpdate("""
                            UPDATE near_duplicate SET ruling = :ruling, ruled_by = :by, ruled_at = :at
                            WHERE one_id = :one AND other_id = :other""")
                    .bind("one", pair.one().value())
                    .bind("other", pair.other().value())
                    .bind("ruling", said.map(each -> each.ruling().name()).orElse(null))
                    .bind("by", said.map(each -> Columns.text(each.by())).orElse(null))
                    .bind("at", said.map(each -> Columns.time(each.at())).orElse(null))
                    .execute();
            return pair.with(said);
        });
    }

    @Override
    public Likeness likeness() {
        return sql.read("read which source groups are the same", handle -> Likeness.of(joins(handle), held(handle)));
    }

    private static List<Likeness.Join> joins(Handle handle) {
        List<Likeness.Join> joins = handle.createQuery("""
                        SELECT DISTINCT one.set_name AS set_one, one.source_group AS group_one,
                            other.set_name AS set_other, other.source_group AS group_other
                        FROM near_duplicate JOIN footage AS one ON one.footage_id = one_id
                            JOIN footage AS other ON other.footage_id = other_id
                        WHERE ruling IS DISTINCT FROM 'NOT_THE_SAME'
                            AND (one.source_group <> other.source_group OR one.set_name <> other.set_name)
                        LIMIT :limit""")
                .bind("limit", MAX_JOINS + 1)
                .map((row, context) -> new Likeness.Join(
                        new Likeness.Group(row.getString("set_one"), row.getString("group_one")),
                        new Likeness.Group(row.getString("set_other"), row.getString("group_other"))))
                .list();
        if (joins.size() > MAX_JOINS) {
            throw new FirebreakException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "More than %d pairs of source groups have near-duplicates; look at them first"
                            .formatted(MAX_JOINS));
        }
        return joins;
    }

    private static Set<FootageId> held(Handle handle) {
        return Set.copyOf(handle.createQuery("""
                        SELECT one_id AS held FROM near_duplicate JOIN footage ON footage_id = other_id
                        WHERE ruling IS NULL AND withdrawn_at IS NOT NULL
                        UNION
                        SELECT other_id FROM near_duplicate JOIN footage ON footage_id = one_id
                        WHERE ruling IS NULL AND withdrawn_at IS NOT NULL""")
                .map((row, context) -> new FootageId(Columns.uuid(row, "held")))
                .list());
    }

    private static Query bound(Query query, FootageId clip, FootageId beside) {
        boolean inOrder = clip.toString().compareTo(beside.toString()) < 0;
        UUID one = (inOrder ? clip : beside).value();
        UUID other = (inOrder ? beside : clip).value();
        return query.bind("one", one).bind("other", other);
    }

    private static NearDuplicate pair(ResultSet row, StatementContext context) throws SQLException {
        Set<By> channels = EnumSet.noneOf(By.class);
        for (String channel : (String[]) row.getArray("channels").getArray()) {
            channels.add(By.valueOf(channel));
        }
        @Nullable String ruling = row.getString("ruling");
        return new NearDuplicate(
                new FootageId(Columns.uuid(row, "one_id")),
                new FootageId(Columns.uuid(row, "other_id")),
                channels,
                new MatchedInterval(
                        new Interval(Columns.nanos(row, "one_from_nanos"), Columns.nanos(row, "one_to_nanos")),
                        new Interval(Columns.nanos(row, "other_from_nanos"), Columns.nanos(row, "other_to_nanos")),
                        row.getDouble("rate"),
                        row.getDouble("score")),
                Columns.time(row, "found_at"),
                ruling == null
                        ? Optional.empty()
                        : Optional.of(new Ruled(
                                Ruling.valueOf(ruling), row.getString("ruled_by"), Columns.time(row, "ruled_at"))));
    }
}
