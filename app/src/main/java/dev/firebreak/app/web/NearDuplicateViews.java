package dev.firebreak.app.web;

import dev.firebreak.app.web.FootageViews.ClipSummary;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.LookAlike;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.NearDuplicate.By;
import dev.firebreak.core.footage.NearDuplicate.Ruled;
import dev.firebreak.core.footage.NearDuplicate.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Near-duplicates as JSON. Times with Millis are media time. */
final class NearDuplicateViews {
    private NearDuplicateViews() {}

    /** A stretch of a clip; of a picture it has no length. */
    record Stretch(long fromMillis, long toMillis) {
        static Stretch of(Interval stretch) {
            return new Stretch(stretch.from().toMillis(), stretch.to().toMillis());
        }
    }

    /** What a person said about a pair. */
    record Said(Ruling ruling, String by, Instant at) {
        static Said of(Ruled ruled) {
            return new Said(ruled.ruling(), ruled.by(), ruled.at());
        }
    }

    /**
     * A clip that shows the same as the one that was asked about.
     *
     * @param here the stretch of the clip that was asked about
     * @param there the stretch of this one
     * @param by what they were recognised by
     * @param score 0 to 1, of the strongest stretch
     * @param holds whether it keeps the clip that was asked about out of datasets: it was withdrawn, and nobody has ruled
     */
    record Similar(
            ClipSummary clip,
            Stretch here,
            Stretch there,
            Set<By> by,
            double score,
            boolean holds,
            Instant foundAt,
            @Nullable Said said) {
        static Similar of(FootageId asked, LookAlike seen) {
            return of(asked, seen.pair(), seen.other(), seen.holds());
        }

        static Similar of(FootageId asked, NearDuplicate pair, Footage other, boolean holds) {
            return new Similar(
                    ClipSummary.of(other),
                    Stretch.of(pair.stretchOf(asked)),
                    Stretch.of(pair.stretchOf(other.id())),
                    pair.channels(),
                    pair.score(),
                    holds,
                    pair.foundAt(),
                    pair.ruled().map(Said::of).orElse(null));
        }
    }

    /** Two clips that show the same. */
    record Pair(ClipSummary clip, Similar other) {}

    /**
     * Pairs, the newest first.
     *
     * @param total pairs that there are, of which {@code pairs} are a page
     */
    record Pairs(long total, List<Pair> pairs) {}

    /** What is said about a pair: {@code not-the-same} or {@code may-stay}; null takes back what was said. */
    record RulingBody(@Nullable String ruling) {
        Optional<Ruling> said() {
            if (ruling == null) {
                return Optional.empty();
            }
            return Optional.of(Ruling.of(ruling)
                    .orElseThrow(() -> new BadRequestException("ruling is not-the-same, may-stay or null")));
        }
    }
}
