package dev.firebreak.training.evaluate;

import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Turns clip results into figures. Every share and every rate comes with its bound. */
final class Figures {
    /** Scores of the teacher from which a clip counts as gunfire: the anchor of the reference folder. */
    private static final double ANCHOR = 0.3;

    /** False alarms an hour that recall is compared at. */
    private static final double PER_HOUR = 1;

    private Figures() {}

    static Map<String, Object> of(List<ClipResult> results) {
        Map<String, Object> all = new LinkedHashMap<>();
        List<ClipResult> gunfire =
                results.stream().filter(it -> it.kind() == Kind.GUNFIRE).toList();
        List<ClipResult> harmless =
                results.stream().filter(it -> it.kind() == Kind.HARMLESS).toList();
        all.put("clips", results.size());
        all.put("harmlessHours", round(hours(harmless)));
        all.put("recallAtOneFalseAlarmPerHour", recallAtRate(gunfire, harmless));
        all.put("recallAtOperatingPoints", recalls(gunfire));
        all.put("recallBySet", grouped(gunfire, it -> it.clip().set(), Figures::recalls));
        all.put("falseAlarms", alarms(harmless));
        all.put("falseAlarmsBySet", grouped(harmless, it -> it.clip().set(), Figures::alarms));
        all.put("falseAlarmsByClass", grouped(harmless, it -> it.clip().category(), Figures::alarms));
        all.put(
                "games",
                alarms(results.stream().filter(it -> it.kind() == Kind.GAME).toList()));
        all.put(
                "films",
                alarms(results.stream().filter(it -> it.kind() == Kind.FILM).toList()));
        all.put("gameOrReal", gameOrReal(results));
        all.put("pictures", grouped(seen(results), it -> it.clip().set() + " " + it.kind(), Figures::pictures));
        all.put("millisToHold", delays(gunfire));
        if (results.stream().anyMatch(it -> it.anchor().isPresent())) {
            all.put("anchor", anchor(gunfire, harmless, results));
        }
        return all;
    }

    /** Recall at the lowest threshold on the judge's score that gives at most one false alarm an hour, as counted. */
    private static Map<String, Object> recallAtRate(List<ClipResult> gunfire, List<ClipResult> harmless) {
        int allowed = (int) Math.floor(hours(harmless) * PER_HOUR);
        double[] scores =
                harmless.stream().mapToDouble(ClipResult::highestScore).sorted().toArray();
        double threshold = scores.length <= allowed ? 0 : Math.nextUp(scores[scores.length - 1 - allowed]);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("threshold", round(threshold));
        figures.put("falseAlarmsAllowed", allowed);
        figures.put("recall", share(gunfire, it -> it.highestScore() >= threshold));
        figures.put(
                "recallBySet",
                grouped(gunfire, it -> it.clip().set(), part -> share(part, it -> it.highestScore() >= threshold)));
        return figures;
    }

    private static Map<String, Object> recalls(List<ClipResult> results) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (VerdictLevel level : List.of(VerdictLevel.WATCH, VerdictLevel.HOLD, VerdictLevel.CUT)) {
            figures.put(name(level), share(results, it -> it.reached(level)));
        }
        return figures;
    }

    private static Map<String, Object> alarms(List<ClipResult> results) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("clips", results.size());
        figures.put("hours", round(hours(results)));
        for (VerdictLevel level : List.of(VerdictLevel.WATCH, VerdictLevel.HOLD, VerdictLevel.CUT)) {
            int count = (int) results.stream().filter(it -> it.reached(level)).count();
            Map<String, Object> rate = new LinkedHashMap<>();
            rate.put("count", count);
            if (hours(results) > 0) {
                rate.put("perHour", round(count / hours(results)));
                rate.put("perHourUpper95", round(Bounds.poissonUpper(count) / hours(results)));
            }
            figures.put(name(level), rate);
        }
        return figures;
    }

    private static Map<String, Object> gameOrReal(List<ClipResult> results) {
        double[] real = games(results, Kind.GUNFIRE);
        double[] game = games(results, Kind.GAME);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "meanGameProbabilityOfRealGunfire",
                round(Arrays.stream(real).average().orElse(Double.NaN)));
        figures.put(
                "meanGameProbabilityOfGames",
                round(Arrays.stream(game).average().orElse(Double.NaN)));
        figures.put("areaUnderCurve", round(areaUnderCurve(game, real)));
        return figures;
    }

    /** Probability that a positive scores above a negative; ties count half. NaN when either is empty. */
    static double areaUnderCurve(double[] positives, double[] negatives) {
        double wins = 0;
        for (double positive : positives) {
            for (double negative : negatives) {
                wins += positive > negative ? 1 : positive == negative ? 0.5 : 0;
            }
        }
        return wins / ((double) positives.length * negatives.length);
    }

    private static double[] games(List<ClipResult> results, Kind kind) {
        return results.stream()
                .filter(it -> it.kind() == kind && it.gameWhenGunfire().isPresent())
                .mapToDouble(it -> it.gameWhenGunfire().orElse(0))
                .toArray();
    }

    private static Map<String, Object> pictures(List<ClipResult> results) {
        double[] sum = new double[4];
        for (ClipResult result : results) {
            double[] means = result.pictures().orElseThrow();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += means[i] / results.size();
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("clips", results.size());
        List<String> names = List.of("firearmFirstPerson", "game", "film", "other");
        for (int i = 0; i < sum.length; i++) {
            figures.put(names.get(i), round(sum[i]));
        }
        return figures;
    }

    private static List<ClipResult> seen(List<ClipResult> results) {
        return results.stream().filter(it -> it.pictures().isPresent()).toList();
    }

    private static Map<String, Object> delays(List<ClipResult> gunfire) {
        long[] delays = gunfire.stream()
                .filter(it -> it.reached(VerdictLevel.HOLD))
                .map(it -> it.reached().getOrDefault(VerdictLevel.HOLD, Duration.ZERO))
                .mapToLong(Duration::toMillis)
                .sorted()
                .toArray();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("clips", delays.length);
        if (delays.length > 0) {
            figures.put("p50", delays[(delays.length - 1) / 2]);
            figures.put("p95", delays[(int) Math.ceil(0.95 * delays.length) - 1]);
        }
        return figures;
    }

    private static Map<String, Object> anchor(
            List<ClipResult> gunfire, List<ClipResult> harmless, List<ClipResult> results) {
        Predicate<ClipResult> flagged = it -> it.anchor().orElse(0) >= ANCHOR;
        int alarms = (int) harmless.stream().filter(flagged).count();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rule", "unchanged YAMNet, highest of its five gunfire classes at least " + ANCHOR);
        figures.put("recall", share(gunfire, flagged));
        figures.put("recallBySet", grouped(gunfire, it -> it.clip().set(), part -> share(part, flagged)));
        figures.put("falseAlarms", alarms);
        figures.put("falseAlarmsPerHourUpper95", round(Bounds.poissonUpper(alarms) / hours(harmless)));
        figures.put(
                "gamesFlagged",
                share(results.stream().filter(it -> it.kind() == Kind.GAME).toList(), flagged));
        return figures;
    }

    private static Map<String, Object> share(List<ClipResult> results, Predicate<ClipResult> hit) {
        int hits = (int) results.stream().filter(hit).count();
        Bounds.Interval exact = Bounds.clopperPearson(hits, results.size());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("hits", hits);
        figures.put("of", results.size());
        figures.put("share", round((double) hits / results.size()));
        figures.put("low95", round(exact.low()));
        figures.put("high95", round(exact.high()));
        return figures;
    }

    private static Map<String, Object> grouped(
            List<ClipResult> results,
            Function<ClipResult, String> key,
            Function<List<ClipResult>, Map<String, Object>> figures) {
        Map<String, List<ClipResult>> groups = new TreeMap<>();
        results.forEach(it ->
                groups.computeIfAbsent(key.apply(it), name -> new ArrayList<>()).add(it));
        Map<String, Object> all = new LinkedHashMap<>();
        groups.forEach((name, part) -> all.put(name, figures.apply(part)));
        return all;
    }

    private static double hours(List<ClipResult> results) {
        return results.stream().mapToDouble(ClipResult::hours).sum();
    }

    private static String name(VerdictLevel level) {
        return level.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Object round(double value) {
        return Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : "none";
    }
}
