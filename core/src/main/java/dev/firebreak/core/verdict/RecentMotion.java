package dev.firebreak.core.verdict;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.motion.MotionMeter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalDouble;

/** The steps of motion of the last seconds. One thread at a time. */
final class RecentMotion {
    /** A kick may be seen so long before or after the shot is heard. */
    private static final Duration APART = Duration.ofMillis(100);

    /** How much of a window the steps must cover for its motion to be known. */
    private static final Duration COVERED = Duration.ofMillis(800);

    private final Duration span;
    private final int most;
    private final ArrayDeque<Evidence.OfMotion> steps = new ArrayDeque<>();

    /** Keeps the steps of {@code span}, and no more than {@code most}. */
    RecentMotion(Duration span, int most) {
        this.span = span;
        this.most = most;
    }

    void add(Evidence.OfMotion step) {
        steps.add(step);
        while (steps.size() > most || step.at().minus(steps.getFirst().at()).compareTo(span) > 0) {
            steps.remove();
        }
    }

    void clear() {
        steps.clear();
    }

    /** The strongest kick between two media times; empty where too little of the time was measured. */
    OptionalDouble jerk(Duration from, Duration to) {
        Duration covered = Duration.ZERO;
        double strongest = 0;
        for (Evidence.OfMotion step : steps) {
            if (step.motion() instanceof Motion.Measured measured) {
                covered = covered.plus(overlap(step.at(), from, to));
                boolean within = measured.at().compareTo(from.minus(APART)) >= 0
                        && measured.at().compareTo(to.plus(APART)) <= 0;
                strongest = within ? Math.max(strongest, measured.jerk()) : strongest;
            }
        }
        return covered.compareTo(COVERED) >= 0 ? OptionalDouble.of(strongest) : OptionalDouble.empty();
    }

    private static Duration overlap(Duration stepEnd, Duration from, Duration to) {
        Duration begin = stepEnd.minus(MotionMeter.STEP).compareTo(from) > 0 ? stepEnd.minus(MotionMeter.STEP) : from;
        Duration end = stepEnd.compareTo(to) < 0 ? stepEnd : to;
        return end.compareTo(begin) > 0 ? end.minus(begin) : Duration.ZERO;
    }
}
