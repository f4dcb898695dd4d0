package dev.firebreak.app.live;

import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;

/**
 * Up to which media time the gate may take a stream as cleared. The first shot often only raises the level to WATCH, and the next half
 * second makes it a HOLD: until then nothing since the suspicion began is shown. A suspicion that stays small for
 * longer than {@link #PATIENCE} is shown all the same, because WATCH means that viewers go on seeing the stream.
 */
final class Clearance {
    /** Media time for which a suspicion keeps segments back; below the gate's usual limit for late analysis. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private Clearance() {}

    /** What to tell the gate when everything up to {@code analysed} has been judged and the verdict is this. */
    static Duration upTo(Duration analysed, Verdict verdict) {
        if (verdict.level() != VerdictLevel.WATCH) {
            return analysed;
        }
        return verdict.suspectedSince()
                .filter(since -> since.compareTo(analysed) < 0)
                .filter(since -> analysed.minus(since).compareTo(PATIENCE) < 0)
                .orElse(analysed);
    }
}
