package dev.firebreak.store;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowMark;
import dev.firebreak.core.shadow.ShadowTally;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Counts over what shadow mode recorded, within somebody's transaction. */
final class ShadowTallies {
    private record Counted(String stream, ShadowTally.Count count) {}

    private ShadowTallies() {}

    static ShadowTally of(Handle handle, Hash256 judge) {
        handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        Map<String, List<ShadowTally.Count>> verdicts = verdicts(handle, judge);
        List<ShadowTally.OfStream> streams = handle.createQuery("""
                        SELECT stream_id, sum(watched_nanos)::bigint AS watched_nanos, sum(unlisted_holds)::bigint AS holds,
                            sum(unlisted_cuts)::bigint AS cuts
                        FROM shadow_time WHERE judge = :judge GROUP BY stream_id ORDER BY stream_id COLLATE "C"
                        """)
                .bind("judge", ShadowRows.bytes(judge))
                .map((row, context) -> new ShadowTally.OfStream(
                        new StreamId(row.getString("stream_id")),
                        Columns.nanos(row, "watched_nanos"),
                        row.getLong("holds"),
                        row.getLong("cuts"),
                        verdicts.getOrDefault(row.getString("stream_id"), List.of())))
                .list();
        return new ShadowTally(judge, streams);
    }

    private static Map<String, List<ShadowTally.Count>> verdicts(Handle handle, Hash256 judge) {
        return handle
                .createQuery("""
                        SELECT stream_id, level, mark, count(*) AS verdicts FROM shadow_verdict
                        WHERE judge = :judge GROUP BY stream_id, level, mark""")
                .bind("judge", ShadowRows.bytes(judge))
                .map((row, context) -> new Counted(
                        row.getString("stream_id"),
                        new ShadowTally.Count(
                                VerdictLevel.valueOf(row.getString("level")),
                                Optional.ofNullable(row.getString("mark")).map(ShadowMark::valueOf),
                                row.getLong("verdicts"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Counted::stream, Collectors.mapping(Counted::count, Collectors.toList())));
    }
}
