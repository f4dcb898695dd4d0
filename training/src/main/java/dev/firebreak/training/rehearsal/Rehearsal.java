package dev.firebreak.training.rehearsal;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.verdict.Judge;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stream's evidence, scored once, that the judge can be tried on with any constants.
 *
 * @param kind what the stream is
 * @param evidence in order
 * @param firstShot media time of the first shot; zero where there is none
 * @param length of the stream
 */
public record Rehearsal(Kind kind, List<Evidence> evidence, Duration firstShot, Duration length) {
    /** What a rehearsed stream is. */
    public enum Kind {
        /** Nothing that should be held. */
        HARMLESS,
        /** A game: may be watched, should not be held. */
        GAME,
        /** Gunfire of real life (synthetic). */
        ATTACK
    }

    private static final int PICTURE_MILLIS = 500;

    public Rehearsal {
        evidence = List.copyOf(evidence);
    }

    /** The same stream with a picture each half second: {@code shown} over and over. */
    public Rehearsal withPictures(List<PictureScores> shown) {
        if (shown.isEmpty()) {
            return this;
        }
        List<Evidence> both = new ArrayList<>(evidence);
        for (int i = 0; (long) i * PICTURE_MILLIS < length.toMillis(); i++) {
            both.add(new Evidence.OfPicture(Duration.ofMillis((long) i * PICTURE_MILLIS), shown.get(i % shown.size())));
        }
        both.sort(Comparator.comparing(Evidence::at));
        return new Rehearsal(kind, both, firstShot, length);
    }

    /** When the judge first reached {@code level} with these constants; empty when it never did. */
    public Optional<Duration> reached(VerdictLevel level, OperatingPoints points) {
        Judge judge = new Judge(points);
        for (Evidence piece : evidence) {
            if (judge.accept(piece).level().atLeast(level)) {
                return Optional.of(piece.at());
            }
        }
        return Optional.empty();
    }
}
