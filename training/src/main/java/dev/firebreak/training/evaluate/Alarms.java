package dev.firebreak.training.evaluate;

import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.measure.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How often a level was reached where nothing should be.
 *
 * @param clips how many, each of which counts once
 */
public record Alarms(int clips, Rate watch, Rate hold, Rate cut) {
    static Alarms of(List<ClipResult> results) {
        double hours = results.stream().mapToDouble(ClipResult::hours).sum();
        return new Alarms(
                results.size(),
                rate(results, VerdictLevel.WATCH, hours),
                rate(results, VerdictLevel.HOLD, hours),
                rate(results, VerdictLevel.CUT, hours));
    }

    static Map<String, Alarms> by(Function<ClipResult, String> key, List<ClipResult> results) {
        Map<String, List<ClipResult>> groups = new TreeMap<>();
        results.forEach(it ->
                groups.computeIfAbsent(key.apply(it), name -> new ArrayList<>()).add(it));
        Map<String, Alarms> all = new LinkedHashMap<>();
        groups.forEach((name, part) -> all.put(name, of(part)));
        return all;
    }

    private static Rate rate(List<ClipResult> results, VerdictLevel level, double hours) {
        return Rate.of((int) results.stream().filter(it -> it.reached(level)).count(), hours);
    }
}
