package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.measure.Peaks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * Keeps what was judged of one stream. A level counts as reached anew when it was not held for ten seconds before. A cut is undone at
 * once, as by a person, and the stream goes on: so one stream can be cut more than once, and each time counts.
 */
final class StreamWatch implements BiPredicate<Evidence, Verdict> {
    /** What comes within so long of an alarm belongs to it. */
    static final Duration APART = Duration.ofSeconds(10);

    /** Scores below this are of no alarm at any threshold of interest; there are very many. */
    private static final double LEAST = 0.02;

    private final Supplier<String> heard;
    private final Map<VerdictLevel, Duration> lastAt = new EnumMap<>(VerdictLevel.class);
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Peaks.Point> scores = new ArrayList<>();
    private final List<Peaks.Point> gunfire = new ArrayList<>();

    /**
     * One level reached.
     *
     * @param heard class of what was fed about then; decoding is up to 1.2 s ahead
     */
    record Alarm(VerdictLevel level, Duration at, String heard) {}

    StreamWatch(Supplier<String> heard) {
        this.heard = heard;
    }

    @Override
    public boolean test(Evidence evidence, Verdict verdict) {
        point(scores, verdict.at(), verdict.score());
        if (evidence instanceof Evidence.OfSound sound) {
            point(gunfire, sound.at(), sound.scores().gunfire());
        }
        for (VerdictLevel level : List.of(VerdictLevel.WATCH, VerdictLevel.HOLD, VerdictLevel.CUT)) {
            if (verdict.level().atLeast(level)) {
                Duration last = lastAt.put(level, verdict.at());
                if (last == null || verdict.at().minus(last).compareTo(APART) > 0) {
                    alarms.add(new Alarm(level, verdict.at(), heard.get()));
                }
            }
        }
        return verdict.level() == VerdictLevel.CUT;
    }

    List<Alarm> alarms(VerdictLevel level) {
        return alarms.stream().filter(alarm -> alarm.level() == level).toList();
    }

    /** When {@code level} was first reached within {@code [from, to)}. */
    Optional<Duration> reached(VerdictLevel level, Duration from, Duration to) {
        return alarms(level).stream()
                .map(Alarm::at)
                .filter(at -> at.compareTo(from) >= 0 && at.compareTo(to) < 0)
                .findFirst();
    }

    /** The judge's scores of the occasions of the stream. */
    double[] scores() {
        return Peaks.occasions(scores, APART.toMillis());
    }

    /** The sound model's. */
    double[] gunfire() {
        return Peaks.occasions(gunfire, APART.toMillis());
    }

    double highestScore(Duration from, Duration to) {
        return highest(scores, from, to);
    }

    double highestGunfire(Duration from, Duration to) {
        return highest(gunfire, from, to);
    }

    private static double highest(List<Peaks.Point> points, Duration from, Duration to) {
        return points.stream()
                .filter(point -> point.millis() >= from.toMillis() && point.millis() < to.toMillis())
                .mapToDouble(Peaks.Point::score)
                .max()
                .orElse(0);
    }

    private static void point(List<Peaks.Point> points, Duration at, double score) {
        if (score >= LEAST) {
            points.add(new Peaks.Point(at.toMillis(), score));
        }
    }
}
