package dev.firebreak.core.shadow;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one session in shadow mode has come to, as totals: writing it twice adds nothing.
 *
 * @param days totals of the UTC days in which anything changed
 * @param verdicts those that are new or were raised; each on one of the session's days
 */
public record ShadowProgress(
        SessionId session,
        StreamId stream,
        Hash256 judge,
        String modelPackage,
        List<Day> days,
        List<Recorded> verdicts) {
    public ShadowProgress {
        days = List.copyOf(days);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * The session's totals of one day.
     *
     * @param watched stream time watched on that day
     * @param unlistedHolds verdicts of HOLD or more that are only counted, because too many were listed already
     * @param unlistedCuts those of them that reached CUT
     */
    public record Day(LocalDate day, Duration watched, long unlistedHolds, long unlistedCuts) {
        public Day {
            if (watched.isNegative() || unlistedCuts < 0 || unlistedHolds < unlistedCuts) {
                throw new IllegalArgumentException(
                        "watched %s, unlisted holds %d, cuts %d".formatted(watched, unlistedHolds, unlistedCuts));
            }
        }
    }

    /**
     * A verdict to keep.
     *
     * @param still the picture at the verdict; empty when there was none
     */
    public record Recorded(ShadowVerdict verdict, Optional<Still> still) {}
}
