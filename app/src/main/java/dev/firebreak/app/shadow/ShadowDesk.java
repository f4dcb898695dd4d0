package dev.firebreak.app.shadow;

import dev.firebreak.app.arming.CurrentArming;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.shadow.ShadowMark;
import dev.firebreak.core.shadow.ShadowReport;
import dev.firebreak.core.shadow.ShadowStore;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.shadow.ShadowVerdictId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where people review what shadow mode recorded; what they find is taken into account at once. Thread-safe. */
public final class ShadowDesk {
    private final ShadowStore store;
    private final CurrentArming arming;
    private final boolean everywhere;
    private final Clock clock;

    /** @param everywhere whether all streams are in shadow mode, rather than those registered so */
    public ShadowDesk(ShadowStore store, CurrentArming arming, boolean everywhere, Clock clock) {
        this.store = store;
        this.arming = arming;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    public boolean everywhere() {
        return everywhere;
    }

    public CurrentArming arming() {
        return arming;
    }

    /** Of the package that judges now. */
    public ShadowReport report() {
        return ShadowReport.of(store.tally(arming.judging().judge()));
    }

    public List<ShadowVerdict> list(int limit, int offset) {
        return store.list(limit, offset);
    }

    public Optional<Still> still(ShadowVerdictId id) {
        return store.still(id);
    }

    /** Throws {@link dev.firebreak.core.error.FirebreakException} with NOT_FOUND. */
    public ShadowVerdict review(ShadowVerdictId id, ShadowMark mark, String by) {
        ShadowVerdict reviewed = store.review(id, new ShadowVerdict.Review(mark, by, clock.instant()));
        arming.refresh();
        return reviewed;
    }
}
