package dev.firebreak.training.rehearsal;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.motion.MotionMeter;
import dev.firebreak.core.verdict.Judge;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.inference.analysis.StreamAnalysis;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives a rehearsing judge only the motion that it would have had of a live stream: that of steps which began when it had asked for more
 * pictures and got them. One thread at a time.
 */
final class CloseLook {
    private final Judge judge;
    private @Nullable Duration from;

    CloseLook(Judge judge) {
        this.judge = judge;
    }

    /** Shows the judge the next piece; false where that is motion, which is no step of a judge. */
    boolean advance(Evidence piece) {
        if (piece instanceof Evidence.OfMotion step) {
            if (from != null && step.at().minus(MotionMeter.STEP).compareTo(from) >= 0) {
                judge.advance(step);
            }
            return false;
        }
        judge.advance(piece);
        if (judge.demand() == SamplingDemand.CHEAP) {
            from = null;
        } else if (from == null) {
            from = piece.at().plus(StreamAnalysis.DEMAND_LEAD);
        }
        return true;
    }
}
