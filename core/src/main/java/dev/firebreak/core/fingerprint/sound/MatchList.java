package dev.firebreak.core.fingerprint.sound;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the matches of overlapping windows together, and drops those that a better one of the same reference covers. */
final class MatchList {
    /** Two windows saw the same copy when they disagree by less about where the reference begins. */
    private static final double SAME_SECONDS = 0.4;

    private MatchList() {}

    static Interval interval(double fromTick, double toTick) {
        long from = Math.max(0, Math.round(fromTick * SoundFingerprint.TICK_MILLIS));
        long to = Math.max(from, Math.round(toTick * SoundFingerprint.TICK_MILLIS));
        return new Interval(Duration.ofMillis(from), Duration.ofMillis(to));
    }

    static List<SoundMatch> tidy(List<SoundMatch> found) {
        List<SoundMatch> joined = join(found);
        joined.sort(Comparator.comparingDouble(SoundMatch::evidence)
                .reversed()
                .thenComparingLong(SoundMatch::reference)
                .thenComparing(match -> match.interval().query().from()));
        List<SoundMatch> kept = new ArrayList<>();
        for (SoundMatch match : joined) {
            if (kept.stream().noneMatch(better -> covers(better, match))) {
                kept.add(match);
            }
        }
        return List.copyOf(kept);
    }

    private static List<SoundMatch> join(List<SoundMatch> found) {
        List<SoundMatch> joined = new ArrayList<>();
        for (SoundMatch match : found) {
            int before = -1;
            for (int i = 0; i < joined.size() && before < 0; i++) {
                before = continues(joined.get(i), match) ? i : -1;
            }
            if (before >= 0) {
                joined.set(before, union(joined.get(before), match));
            } else {
                joined.add(match);
            }
        }
        return joined;
    }

    private static boolean continues(SoundMatch earlier, SoundMatch later) {
        if (earlier.reference() != later.reference()
                || Math.abs(earlier.pitch() / later.pitch() - 1) > 0.02
                || earlier.interval().query().overlap(later.interval().query()).isZero()) {
            return false;
        }
        Duration common = later.interval().query().from();
        return Math.abs(at(earlier, common) - at(later, common)) < SAME_SECONDS;
    }

    /** Seconds of the reference at this time of the query. */
    private static double at(SoundMatch match, Duration query) {
        MatchedInterval interval = match.interval();
        return seconds(interval.reference().from())
                + interval.rate() * seconds(query.minus(interval.query().from()));
    }

    private static SoundMatch union(SoundMatch a, SoundMatch b) {
        Interval query = hull(a.interval().query(), b.interval().query());
        Interval reference = hull(a.interval().reference(), b.interval().reference());
        SoundMatch better = a.evidence() >= b.evidence() ? a : b;
        double rate = query.length().isZero()
                ? better.interval().rate()
                : seconds(reference.length()) / seconds(query.length());
        return new SoundMatch(
                a.reference(),
                new MatchedInterval(
                        query,
                        reference,
                        rate > 0 ? rate : better.interval().rate(),
                        better.interval().score()),
                better.pitch(),
                better.evidence());
    }

    private static Interval hull(Interval a, Interval b) {
        Duration from = a.from().compareTo(b.from()) < 0 ? a.from() : b.from();
        Duration to = a.to().compareTo(b.to()) > 0 ? a.to() : b.to();
        return new Interval(from, to);
    }

    private static boolean covers(SoundMatch better, SoundMatch match) {
        Interval query = match.interval().query();
        return better.reference() == match.reference()
                && 2 * seconds(better.interval().query().overlap(query)) > seconds(query.length());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
