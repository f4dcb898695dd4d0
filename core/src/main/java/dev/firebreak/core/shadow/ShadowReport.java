package dev.firebreak.core.shadow;

import dev.firebreak.core.arming.FalseAlarms;
import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.arming.MeasuredBounds.Origin;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How often a judge was wrong on the operator's own traffic, from what shadow mode has counted. A verdict that nobody has reviewed
 * counts as false, and so does one of which the reviewer was unsure: only REAL does not.
 *
 * @param total over all streams
 * @param streams each stream on its own, by id
 */
public record ShadowReport(Hash256 judge, Figures total, List<OfStream> streams) {
    /** What the bounds made of a report name as their source. */
    public static final String SOURCE = "own traffic in shadow mode";

    public ShadowReport {
        streams = List.copyOf(streams);
    }

    /** One stream. */
    public record OfStream(StreamId stream, Figures figures) {}

    /**
     * Counts and rates. A cut is counted in {@code cuts} and {@code falseCuts}, and as a hold too in {@code falseHolds}.
     *
     * @param holds verdicts that reached HOLD and no more
     * @param cuts verdicts that reached CUT
     * @param unreviewed verdicts that nobody has looked at, and those only counted
     * @param marks verdicts by what reviewers found; a mark without any is there with 0
     */
    public record Figures(
            Duration watched,
            long holds,
            long cuts,
            long unreviewed,
            Map<ShadowMark, Long> marks,
            FalseAlarms falseHolds,
            FalseAlarms falseCuts) {
        public Figures {
            marks = Map.copyOf(marks);
        }

        public long reviewed() {
            return marks.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public static ShadowReport of(ShadowTally tally) {
        List<OfStream> each = new ArrayList<>();
        for (ShadowTally.OfStream stream : tally.streams()) {
            each.add(new OfStream(stream.stream(), figures(List.of(stream))));
        }
        return new ShadowReport(tally.judge(), figures(tally.streams()), each);
    }

    /** What it says about arming; empty when nothing was watched. */
    public Optional<MeasuredBounds> bounds() {
        return total.watched().isZero()
                ? Optional.empty()
                : Optional.of(
                        new MeasuredBounds(judge, Origin.OWN_TRAFFIC, SOURCE, total.falseHolds(), total.falseCuts()));
    }

    private static Figures figures(List<ShadowTally.OfStream> streams) {
        Duration watched = streams.stream().map(ShadowTally.OfStream::watched).reduce(Duration.ZERO, Duration::plus);
        long unlistedHolds =
                streams.stream().mapToLong(ShadowTally.OfStream::unlistedHolds).sum();
        long unlistedCuts =
                streams.stream().mapToLong(ShadowTally.OfStream::unlistedCuts).sum();
        long cuts = count(streams, count -> count.level() == VerdictLevel.CUT) + unlistedCuts;
        long holds = count(streams, count -> count.level() == VerdictLevel.HOLD) + unlistedHolds - unlistedCuts;
        long falseHolds = count(streams, ShadowReport::isFalse) + unlistedHolds;
        long falseCuts = count(streams, count -> isFalse(count) && count.level() == VerdictLevel.CUT) + unlistedCuts;
        Map<ShadowMark, Long> marks = new EnumMap<>(ShadowMark.class);
        for (ShadowMark mark : ShadowMark.values()) {
            marks.put(mark, count(streams, count -> count.mark().equals(Optional.of(mark))));
        }
        long unreviewed = count(streams, count -> count.mark().isEmpty()) + unlistedHolds;
        // A verdict takes time to reach; where less than a clock tick of it was counted, one tick is.
        Duration time = watched.isZero() && falseHolds > 0 ? Duration.ofMillis(1) : watched;
        return new Figures(
                time,
                holds,
                cuts,
                unreviewed,
                marks,
                FalseAlarms.ofLive(falseHolds, time),
                FalseAlarms.ofLive(falseCuts, time));
    }

    private static boolean isFalse(ShadowTally.Count count) {
        return count.mark().map(ShadowMark::countsAsFalse).orElse(true);
    }

    private static long count(List<ShadowTally.OfStream> streams, Predicate<ShadowTally.Count> which) {
        return streams.stream()
                .flatMap(stream -> stream.verdicts().stream())
                .filter(which)
                .mapToLong(ShadowTally.Count::count)
                .sum();
    }
}
