package dev.firebreak.training.streams;

import dev.firebreak.core.arming.FalseAlarms;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.measure.Rate;
import dev.firebreak.training.measure.Rounded;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What came of one long stream.
 *
 * @param used recordings that it was made of
 * @param scores the judge's on each occasion
 * @param gunfire the sound model's
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LongTrial(
        StreamKind kind,
        Duration length,
        Set<Source> used,
        List<StreamWatch.Alarm> watches,
        List<StreamWatch.Alarm> holds,
        List<StreamWatch.Alarm> cuts,
        double[] scores,
        double[] gunfire) {
    static LongTrial of(StreamKind kind, Duration length, Set<Source> used, StreamWatch watch) {
        return new LongTrial(
                kind,
                length,
                used,
                watch.alarms(VerdictLevel.WATCH),
                watch.alarms(VerdictLevel.HOLD),
                watch.alarms(VerdictLevel.CUT),
                watch.scores(),
                watch.gunfire());
    }

    static double hours(List<LongTrial> trials) {
        return trials.stream()
                .mapToDouble(trial -> trial.length().toMillis() / 3.6e6)
                .sum();
    }

    /** Hours of different recordings. */
    static double uniqueHours(List<LongTrial> trials) {
        Set<Source> all = new HashSet<>();
        trials.forEach(trial -> all.addAll(trial.used()));
        return all.stream().mapToDouble(Source::hours).sum();
    }

    /** Of all streams together. */
    static double[] all(List<LongTrial> trials, Function<LongTrial, double[]> scores) {
        return trials.stream()
                .flatMapToDouble(trial -> Arrays.stream(scores.apply(trial)))
                .toArray();
    }

    static StreamFigures.OfKind figures(List<LongTrial> trials) {
        double hours = hours(trials);
        double unique = uniqueHours(trials);
        int holds = trials.stream().mapToInt(trial -> trial.holds().size()).sum();
        int cuts = trials.stream().mapToInt(trial -> trial.cuts().size()).sum();
        Map<String, Integer> causes = new TreeMap<>();
        trials.forEach(trial -> trial.holds().forEach(alarm -> causes.merge(alarm.heard(), 1, Integer::sum)));
        Set<String> groups = new HashSet<>();
        trials.forEach(
                trial -> trial.used().forEach(source -> groups.add(source.clip().lineage())));
        return new StreamFigures.OfKind(
                trials.size(),
                Rounded.number(hours),
                Rounded.number(unique),
                groups.size(),
                Rate.of(
                        trials.stream()
                                .mapToInt(trial -> trial.watches().size())
                                .sum(),
                        hours),
                Rate.of(holds, hours),
                Rate.of(cuts, hours),
                Rounded.of(alarms(holds, hours, unique).upperPerHour()),
                Rounded.of(alarms(cuts, hours, unique).upperPerHour()),
                causes);
    }

    private static FalseAlarms alarms(int events, double hours, double unique) {
        return new FalseAlarms(events, time(hours), time(unique));
    }

    static Duration time(double hours) {
        return Duration.ofMillis(Math.round(hours * 3.6e6));
    }
}
