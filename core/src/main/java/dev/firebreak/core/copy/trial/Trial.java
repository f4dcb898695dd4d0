package dev.firebreak.core.copy.trial;

import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.edit.Copy;
import dev.firebreak.core.edit.EditKind;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.util.Set;

/**
 * What became of one copy.
 *
 * @param edit what was done, with figures
 * @param channels by which it was found; empty where it was not
 * @param score of the best match, 0 where there was none
 * @param overlap how well the best match says where the original is, 0 to 1: of the stretch found and the true one what both
 *     share over what either covers, the mean of copy and original
 */
public record Trial(EditKind kind, String edit, Set<Channel> channels, double score, double overlap) {
    public Trial {
        channels = Set.copyOf(channels);
    }

    public boolean found() {
        return !channels.isEmpty();
    }

    static double overlap(MatchedInterval found, Copy truth) {
        return (overlap(found.query(), truth.inCopy()) + overlap(found.reference(), truth.inOriginal())) / 2;
    }

    private static double overlap(Interval found, Interval truth) {
        double shared = found.overlap(truth).toMillis();
        double either = found.length().toMillis() + truth.length().toMillis() - shared;
        return either <= 0 ? 0 : shared / either;
    }
}
