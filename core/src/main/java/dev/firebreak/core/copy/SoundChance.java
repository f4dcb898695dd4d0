package dev.firebreak.core.copy;

import java.time.Duration;

/**
 * What a sound's evidence is worth. Its peaks are not independent of each other, so that its sum of logarithms is larger than it should
 * be: the highest that a look-up of unrelated sound gives has a tail that falls by e in {@link #SLOPE} nats, and lies above {@link
 * #THOUSANDTH} less than once in a thousand look-ups through {@link #MEASURED} of references (docs/matching.md says how this was
 * measured). With more to look through there are more chances, in proportion.
 */
final class SoundChance {
    private static final double THOUSANDTH = 24;
    private static final double SLOPE = 2;
    private static final Duration MEASURED = Duration.ofHours(1);

    private SoundChance() {}

    /** Nats of a look-up of 12 s, by how much sound was looked through. */
    static double nats(double evidence, Duration lookedThrough) {
        double times = lookedThrough.toMillis() / (double) MEASURED.toMillis();
        double chances = Math.log(Math.max(times, 1));
        return Math.clamp(Nats.MATCH + (evidence - THOUSANDTH) / SLOPE - chances, 0, Nats.MOST);
    }
}
