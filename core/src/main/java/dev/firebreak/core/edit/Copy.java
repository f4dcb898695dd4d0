package dev.firebreak.core.edit;

import dev.firebreak.core.fingerprint.Interval;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A take in which an original is found again, and where, in seconds.
 *
 * @param from where in the take the original begins to be shown or heard
 * @param to where it ends
 * @param originalFrom what of the original is at {@code from}
 * @param originalTo what of it is at {@code to}
 */
public record Copy(Take take, double from, double to, double originalFrom, double originalTo) {
    private static final double MILLIS = 1000;

    /** The original itself. */
    public static Copy of(Take original) {
        return new Copy(original, 0, original.seconds(), 0, original.seconds());
    }

    /** The stretch of the take. */
    public Interval inCopy() {
        return interval(from, to);
    }

    /** The stretch of the original. */
    public Interval inOriginal() {
        return interval(originalFrom, originalTo);
    }

    Copy with(Take other) {
        return new Copy(other, from, to, originalFrom, originalTo);
    }

    Copy each(UnaryOperator<Picture> change) {
        return with(take.each(change));
    }

    private static Interval interval(double from, double to) {
        return new Interval(
                Duration.ofMillis(Math.round(from * MILLIS)),
                Duration.ofMillis(Math.round(Math.max(from, to) * MILLIS)));
    }
}
