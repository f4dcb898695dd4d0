package dev.firebreak.training.rehearsal;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.verdict.Judge;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stream's evidence, scored once, that the judge can be tried on with any constants.
 *
 * @param kind what the stream is
 * @param what it is made of, for tables
 * @param evidence in order
 * @param firstShot media time of the first shot; zero where there is none
 * @param length of the stream
 */
public record Rehearsal(Kind kind, String what, List<Evidence> evidence, Duration firstShot, Duration length) {
    /** What a rehearsed stream is. */
    public enum Kind {
        /** Nothing that should be held. */
        HARMLESS,
        /** A game: may be watched, should not be held. */
        GAME,
        /** A film: may be watched, should not be held. */
        FILM,
        /** One bang of a firearm of life (a stand-in): a person should look. */
        SHOT,
        /** Gunfire of life that goes on (a stand-in): should be held, then cut. */
        ATTACK
    }

    public Rehearsal {
        evidence = List.copyOf(evidence);
    }

    /**
     * What the judge made of it.
     *
     * @param first when each level was first reached or passed
     * @param rises how often it was reached or passed from below
     */
    record Run(Map<VerdictLevel, Duration> first, Map<VerdictLevel, Integer> rises) {
        int rises(VerdictLevel level) {
            return rises.getOrDefault(level, 0);
        }
    }

    /** Plays the evidence to a judge with these constants. */
    Run run(OperatingPoints points) {
        Map<VerdictLevel, Duration> first = new EnumMap<>(VerdictLevel.class);
        Map<VerdictLevel, Integer> rises = new EnumMap<>(VerdictLevel.class);
        Judge judge = new Judge(points);
        VerdictLevel before = VerdictLevel.CLEAR;
        CloseLook look = new CloseLook(judge);
        for (Evidence piece : evidence) {
            look.advance(piece);
            VerdictLevel level = judge.level();
            if (level == before) {
                continue;
            }
            for (VerdictLevel passed : VerdictLevel.values()) {
                if (level.atLeast(passed) && !before.atLeast(passed)) {
                    first.putIfAbsent(passed, piece.at());
                    rises.merge(passed, 1, Integer::sum);
                }
            }
            before = level;
        }
        return new Run(first, rises);
    }

    /** The same stream as one whose picture cannot be followed. */
    public Rehearsal withoutMotion() {
        List<Evidence> rest = evidence.stream()
                .filter(piece -> !(piece instanceof Evidence.OfMotion))
                .toList();
        return new Rehearsal(kind, what, rest, firstShot, length);
    }

    /** When the judge first reached {@code level} with these constants; empty when it never did. */
    public Optional<Duration> reached(VerdictLevel level, OperatingPoints points) {
        return Optional.ofNullable(run(points).first().get(level));
    }
}
