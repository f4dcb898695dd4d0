package dev.firebreak.app.incident;

import dev.firebreak.core.verdict.VerdictLevel;

/**
 * How far the server goes without a person.
 *
 * @param hold whether viewers may be withheld from automatically
 * @param cut whether publishers may be stopped automatically
 */
public record ActPolicy(boolean hold, boolean cut) {
    /** The level that is acted on when the judge says {@code judged}: never higher, and only as high as is armed. */
    public VerdictLevel limit(VerdictLevel judged) {
        if (judged == VerdictLevel.CUT && !cut) {
            return limit(VerdictLevel.HOLD);
        }
        return judged == VerdictLevel.HOLD && !hold ? VerdictLevel.WATCH : judged;
    }
}
