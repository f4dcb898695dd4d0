package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowProgress;
import dev.firebreak.core.shadow.ShadowStore;
import dev.firebreak.core.shadow.ShadowTally;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.shadow.ShadowVerdictId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What shadow mode recorded, in PostgreSQL. Thread-safe. */
final class PostgresShadowStore implements ShadowStore {
    private final Sql sql;

    PostgresShadowStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void write(ShadowProgress progress) {
        sql.run("record shadow mode of session " + progress.session(), handle -> {
            ShadowRows.addDays(handle, progress);
            progress.verdicts().forEach(recorded -> ShadowRows.raise(handle, recorded));
        });
    }

    @Override
    public ShadowVerdict review(ShadowVerdictId id, ShadowVerdict.Review review) {
        return sql.change(
                "review the recorded verdict " + id,
                handle -> ShadowRows.review(handle, id, review)
                        .orElseThrow(() ->
                                new FirebreakException(ErrorCode.NOT_FOUND, "There is no recorded verdict " + id)));
    }

    @Override
    public Optional<ShadowVerdict> find(ShadowVerdictId id) {
        return sql.read("read the recorded verdict " + id, handle -> ShadowRows.find(handle, id));
    }

    @Override
    public Optional<Still> still(ShadowVerdictId id) {
        return sql.read("read the picture of the recorded verdict " + id, handle -> ShadowRows.still(handle, id));
    }

    @Override
    public List<ShadowVerdict> list(int limit, int offset) {
        return sql.read("list recorded verdicts", handle -> ShadowRows.list(handle, limit, offset));
    }

    @Override
    public ShadowTally tally(Hash256 judge) {
        // In one transaction: of a review in between, both counts would miss the verdict.
        return sql.change("count what shadow mode recorded", handle -> ShadowTallies.of(handle, judge));
    }

    @Override
    public int forget(LocalDate before, int mostVerdicts) {
        return sql.change("forget old days of shadow mode", handle -> {
            long had = verdicts(handle);
            ShadowRows.forgetBefore(handle, before);
            ShadowRows.firstDayToKeep(handle, mostVerdicts).ifPresent(day -> ShadowRows.forgetBefore(handle, day));
            return Math.toIntExact(had - verdicts(handle));
        });
    }

    private static long verdicts(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM shadow_verdict")
                .mapTo(Long.class)
                .one();
    }
}
