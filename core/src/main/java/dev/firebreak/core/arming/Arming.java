package dev.firebreak.core.arming;

import dev.firebreak.core.verdict.VerdictLevel;
import java.util.List;

/** How far the server may go without a person, and why no further. Decided by {@link ArmingRule}. */
public sealed interface Arming {
    /** The highest level that is acted on without a person: WATCH, HOLD or CUT. */
    VerdictLevel level();

    /** Why it is not more, a line for each level that is not armed; empty when everything is. */
    List<Refusal> refusals();

    /** The level that is acted on when the judge says {@code judged}: never higher, and only as high as is armed. */
    default VerdictLevel limit(VerdictLevel judged) {
        return judged.atLeast(level()) ? level() : judged;
    }

    /** Holds, and cuts if the level says so, are carried out at once. */
    record Armed(VerdictLevel level, List<Refusal> refusals) implements Arming {
        public Armed {
            refusals = List.copyOf(refusals);
            if (!level.atLeast(VerdictLevel.HOLD)) {
                throw new IllegalArgumentException("Armed means HOLD or CUT, not " + level);
            }
        }
    }

    /** The server watches, and a person decides. */
    record NotArmed(List<Refusal> refusals) implements Arming {
        public NotArmed {
            refusals = List.copyOf(refusals);
        }

        @Override
        public VerdictLevel level() {
            return VerdictLevel.WATCH;
        }
    }

    /**
     * Why a level is not armed.
     *
     * @param level HOLD or CUT
     * @param text one line for people, for example {@code "automatic cut is not armed: measured ≤ 5.8 false cuts an hour (…),
     *     your limit 0.01"}
     */
    record Refusal(VerdictLevel level, Reason reason, String text) {}

    /** Kinds of reasons. */
    enum Reason {
        /** The operator has not asked for it. */
        SWITCHED_OFF,
        /** The package carries no measured bound, and there is no decisive own traffic. */
        NOT_MEASURED,
        /** The package's bound was measured with other weights or constants. */
        OTHER_PACKAGE,
        /** The bound is worse than the operator's limit. */
        OVER_LIMIT,
        /** Cutting is within its limit, but holding is not armed. */
        HOLD_NOT_ARMED
    }
}
