package dev.firebreak.core.shadow;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Hash256;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what shadow mode recorded. Thread-safe. Throws {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the
 * database fails, NOT_FOUND as said.
 */
public interface ShadowStore {
    /**
     * Writes a session's totals and verdicts in one transaction, so that time is never kept without the verdicts in it. Totals
     * only rise: an older progress that comes late changes nothing. A verdict that is there is raised, never lowered, and keeps
     * its review.
     */
    void write(ShadowProgress progress);

    /**
     * Records what a person made of a verdict; a later review takes the place of an earlier one. Returns the verdict as it then
     * is. NOT_FOUND when there is none.
     */
    ShadowVerdict review(ShadowVerdictId id, ShadowVerdict.Review review);

    Optional<ShadowVerdict> find(ShadowVerdictId id);

    /** The picture at the verdict. */
    Optional<Still> still(ShadowVerdictId id);

    /** Those that nobody has looked at first, then the newest first; of all judges. */
    List<ShadowVerdict> list(int limit, int offset);

    ShadowTally tally(Hash256 judge);

    /**
     * Forgets whole days, time and verdicts together, so that what is left is still a true measurement: all before
     * {@code before}, then the oldest until no more than {@code mostVerdicts} verdicts are left. The newest day stays in any
     * case. Returns the number of verdicts forgotten.
     */
    int forget(LocalDate before, int mostVerdicts);
}
