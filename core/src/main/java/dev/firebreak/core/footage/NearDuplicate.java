package dev.firebreak.core.footage;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two clips of the library that show or sound the same: re-encoded, cut, cropped, mirrored, in another container. Their source groups
 * count as one where datasets are divided.
 *
 * @param one the clip whose id, as text, comes first
 * @param channels by what they were recognised; at least one
 * @param where the strongest stretch: its query is in {@code one}, its reference in {@code other}. A still has the length zero
 * @param ruled what a person said about it
 */
public record NearDuplicate(
        FootageId one,
        FootageId other,
        Set<By> channels,
        MatchedInterval where,
        Instant foundAt,
        Optional<Ruled> ruled) {
    private static final double MILLIS = 1000;

    /** By what two clips were recognised. */
    public enum By {
        /** What they show. */
        PICTURE,
        /** What they sound like. */
        SOUND;

        /** For example {@code picture}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a person says about such a pair. */
    public enum Ruling {
        /** A false match: it counts for nothing any more. */
        NOT_THE_SAME,
        /** They are the same, and may both be used although one was withdrawn; they still count as one when datasets are divided. */
        MAY_STAY;

        /** For example {@code not-the-same}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The ruling of that label, or empty. */
        public static Optional<Ruling> of(String label) {
            return Arrays.stream(values())
                    .filter(ruling -> ruling.label().equals(label))
                    .findFirst();
        }
    }

    /** Who said it. */
    public record Ruled(Ruling ruling, String by, Instant at) {
        public Ruled {
            Words.line("by", by, Description.MAX_NAME);
        }
    }

    /** Throws {@link IllegalArgumentException} when the two are not in order, or nothing is the same. */
    public NearDuplicate {
        if (one.toString().compareTo(other.toString()) >= 0 || channels.isEmpty()) {
            throw new IllegalArgumentException("A pair is of two clips in order, and says by what they are the same");
        }
        channels = Collections.unmodifiableSet(EnumSet.copyOf(channels));
    }

    /** The pair of two clips, in whichever order they are given. */
    public static NearDuplicate of(
            FootageId query, FootageId reference, Set<By> channels, MatchedInterval where, Instant foundAt) {
        if (query.toString().compareTo(reference.toString()) < 0) {
            return new NearDuplicate(query, reference, channels, where, foundAt, Optional.empty());
        }
        Interval first = where.reference();
        Interval second = where.query();
        MatchedInterval turned = new MatchedInterval(first, second, 1 / where.rate(), where.score());
        return new NearDuplicate(reference, query, channels, turned, foundAt, Optional.empty());
    }

    /** 0 to 1, as of a {@link dev.firebreak.core.copy.CopyMatch}. */
    public double score() {
        return where.score();
    }

    /** The other one. */
    public FootageId beside(FootageId clip) {
        return clip.equals(one) ? other : one;
    }

    /** Which stretch of a clip, one of the two, it is. */
    public Interval stretchOf(FootageId clip) {
        return clip.equals(one) ? where.query() : where.reference();
    }

    /** Whether the two must not be on two sides of a dataset. */
    public boolean joins() {
        return ruled.filter(said -> said.ruling() == Ruling.NOT_THE_SAME).isEmpty();
    }

    /** Whether one of them is kept out of datasets when the other was withdrawn. */
    public boolean holds() {
        return ruled.isEmpty();
    }

    public NearDuplicate with(Optional<Ruled> said) {
        return new NearDuplicate(one, other, channels, where, foundAt, said);
    }

    /** For example {@code "12.0 s by picture and sound, score 0.97"}; of a still there is no length to name. */
    public String text() {
        String by = channels.stream().map(By::label).collect(Collectors.joining(" and "));
        double seconds = Math.max(
                        where.query().length().toMillis(),
                        where.reference().length().toMillis())
                / MILLIS;
        String length = seconds > 0 ? String.format(Locale.ROOT, "%.1f s ", seconds) : "";
        return String.format(Locale.ROOT, "%sby %s, score %.2f", length, by, score());
    }
}
