package dev.firebreak.core.verdict;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The constants of the {@link Judge}. They belong to a model package, because they are fitted to its scores.
 *
 * <p>Log-likelihood ratios are in nats. {@code watch < hold < cut} are thresholds on the judge's score in (0, 1).
 *
 * @param soundWeight how much of a sound window's log-odds counts, in (0, 1]; below 1 because windows overlap
 * @param pictureWeight the same for a frame's log-odds of a firearm in first person, in [0, 1]
 * @param gunfireOdds log-odds of gunfire at which a window starts to count as suspicion
 * @param windowCap the most that one window or frame can add, so that a single bang cannot cut; the judge takes it for lower
 *     where two windows at this cap would reach {@code cut}
 * @param decayHalfLife time in which suspicion halves when nothing feeds it
 * @param scoreMidpoint accumulated suspicion, in nats, at which the score is 0.5 for a stream taken for real; so high that
 *     the score without suspicion is below {@code watch}
 * @param realityWeight how much the game and film evidence counts against the suspicion, in [0, 1]
 * @param realityHalfLife time over which the impression "game" or "film" is averaged
 * @param releaseAfter a level is left only after the score has stayed under it for this long
 * @param fusion decides in the place of the judge's own sum; null for packages without one
 */
public record OperatingPoints(
        double watch,
        double hold,
        double cut,
        double soundWeight,
        double pictureWeight,
        double gunfireOdds,
        double windowCap,
        Duration decayHalfLife,
        double scoreMidpoint,
        double realityWeight,
        Duration realityHalfLife,
        Duration releaseAfter,
        @Nullable Fusion fusion) {
    /** Without a fusion: the judge decides on its own sum. */
    public OperatingPoints(
            double watch,
            double hold,
            double cut,
            double soundWeight,
            double pictureWeight,
            double gunfireOdds,
            double windowCap,
            Duration decayHalfLife,
            double scoreMidpoint,
            double realityWeight,
            Duration realityHalfLife,
            Duration releaseAfter) {
        this(
                watch,
                hold,
                cut,
                soundWeight,
                pictureWeight,
                gunfireOdds,
                windowCap,
                decayHalfLife,
                scoreMidpoint,
                realityWeight,
                realityHalfLife,
                releaseAfter,
                null);
    }

    public OperatingPoints {
        if (!(0 < watch && watch < hold && hold < cut && cut < 1)) {
            throw new IllegalArgumentException(
                    "Thresholds must rise: 0 < watch %s < hold %s < cut %s < 1".formatted(watch, hold, cut));
        }
        if (!(soundWeight > 0 && soundWeight <= 1 && pictureWeight >= 0 && pictureWeight <= 1)) {
            throw new IllegalArgumentException(
                    "Weights must be in [0, 1]: sound %s, picture %s".formatted(soundWeight, pictureWeight));
        }
        if (!(realityWeight >= 0 && realityWeight <= 1 && windowCap > 0 && Double.isFinite(gunfireOdds))) {
            throw new IllegalArgumentException(
                    "realityWeight %s, windowCap %s, gunfireOdds %s".formatted(realityWeight, windowCap, gunfireOdds));
        }
        if (!(1 / (1 + Math.exp(scoreMidpoint)) < watch)) {
            throw new IllegalArgumentException(
                    "A stream without suspicion must be clear: scoreMidpoint %s is too low for watch %s"
                            .formatted(scoreMidpoint, watch));
        }
        if (fusion != null && !isQuiet(fusion, watch)) {
            throw new IllegalArgumentException(
                    "A stream without suspicion must be clear: the fusion says %s nats of quiet"
                            .formatted(fusion.quiet()));
        }
        requirePositive("decayHalfLife", decayHalfLife);
        requirePositive("realityHalfLife", realityHalfLife);
        requirePositive("releaseAfter", releaseAfter);
    }

    /** Whether a stream without suspicion stays clear with this fusion. */
    public boolean isQuietEnough(Fusion with) {
        return isQuiet(with, watch);
    }

    private static boolean isQuiet(Fusion fusion, double watch) {
        return 1 / (1 + Math.exp(-fusion.quiet())) < watch;
    }

    /** The same constants with this fusion, or with none. */
    public OperatingPoints withFusion(@Nullable Fusion with) {
        return new OperatingPoints(
                watch,
                hold,
                cut,
                soundWeight,
                pictureWeight,
                gunfireOdds,
                windowCap,
                decayHalfLife,
                scoreMidpoint,
                realityWeight,
                realityHalfLife,
                releaseAfter,
                with);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero, not " + value);
        }
    }
}
