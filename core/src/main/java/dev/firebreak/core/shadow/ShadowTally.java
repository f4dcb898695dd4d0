package dev.firebreak.core.shadow;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What shadow mode has counted with one judge.
 *
 * @param streams by stream id
 */
public record ShadowTally(Hash256 judge, List<OfStream> streams) {
    public ShadowTally {
        streams = List.copyOf(streams);
    }

    /**
     * Of one stream.
     *
     * @param watched stream time watched
     * @param unlistedHolds see {@link ShadowProgress.Day}
     */
    public record OfStream(
            StreamId stream, Duration watched, long unlistedHolds, long unlistedCuts, List<Count> verdicts) {
        public OfStream {
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * How many verdicts of one level were found to be one thing.
     *
     * @param level HOLD or CUT: the highest that was reached
     * @param mark empty: nobody has looked yet
     */
    public record Count(VerdictLevel level, Optional<ShadowMark> mark, long count) {}
}
