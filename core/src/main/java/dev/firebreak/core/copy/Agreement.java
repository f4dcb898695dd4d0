package dev.firebreak.core.copy;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts together what pictures and sound say of the same entry. Where both mean the same moments of it, they are two witnesses of one
 * copy, and their nats add; each has already paid for all the places where it might have agreed by chance, so the sum errs on the
 * safe side. Where they do not, they stay two findings.
 */
final class Agreement {
    /** Sampling, and a picture track that lags behind its sound, put them apart by this at most. */
    private static final double OFFSET_SECONDS = 1.5;

    /** Pictures a second apart do not tell the rate of a short stretch; where the two lie then decides. */
    private static final double RATE = 0.15;

    /** One is where the other is, or follows it within this. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private Agreement() {}

    /** Strongest first. */
    static List<Finding> of(List<Finding> pictures, List<Finding> sounds) {
        List<Finding> left = new ArrayList<>(sounds);
        List<Finding> all = new ArrayList<>();
        for (Finding picture : strongestFirst(pictures)) {
            Finding sound = null;
            for (Finding each : strongestFirst(left)) {
                if (sound == null && agree(picture, each)) {
                    sound = each;
                }
            }
            if (sound == null) {
                all.add(picture);
            } else {
                left.remove(sound);
                Finding other = sound;
                left.removeIf(each -> echoes(each, other));
                MatchedInterval place = union(picture, sound);
                all.add(picture.with(Channel.SOUND, place, picture.nats() + sound.nats()));
            }
        }
        all.addAll(left);
        return strongestFirst(all);
    }

    private static List<Finding> strongestFirst(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparingDouble(Finding::nats).reversed().thenComparingLong(Finding::ref));
        return sorted;
    }

    private static boolean agree(Finding picture, Finding sound) {
        MatchedInterval one = picture.where();
        MatchedInterval other = sound.where();
        if (picture.ref() != sound.ref() || Math.abs(one.rate() / other.rate() - 1) > RATE) {
            return false;
        }
        Duration gap = later(one.query().from(), other.query().from())
                .minus(earlier(one.query().to(), other.query().to()));
        if (gap.compareTo(PAUSE) > 0) {
            return false;
        }
        // Over what both cover, or over the pause between them.
        double from = seconds(later(one.query().from(), other.query().from()));
        double to = seconds(earlier(one.query().to(), other.query().to()));
        return Math.abs(at(one, from) - at(other, from)) <= OFFSET_SECONDS
                && Math.abs(at(one, to) - at(other, to)) <= OFFSET_SECONDS;
    }

    /** The same sound again, somewhat elsewhere: a beat or a loop. */
    private static boolean echoes(Finding weaker, Finding stronger) {
        return weaker.ref() == stronger.ref()
                && weaker.where().query().overlap(stronger.where().query()).isPositive()
                && weaker.nats() < Nats.MATCH;
    }

    /** All that either covers, at the rate of the sound, which is timed a hundred times as finely. */
    private static MatchedInterval union(Finding picture, Finding sound) {
        return new MatchedInterval(
                hull(picture.where().query(), sound.where().query()),
                hull(picture.where().reference(), sound.where().reference()),
                sound.where().rate(),
                sound.where().score());
    }

    static Interval hull(Interval one, Interval other) {
        return new Interval(earlier(one.from(), other.from()), later(one.to(), other.to()));
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static double at(MatchedInterval line, double query) {
        return seconds(line.reference().from())
                + line.rate() * (query - seconds(line.query().from()));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
