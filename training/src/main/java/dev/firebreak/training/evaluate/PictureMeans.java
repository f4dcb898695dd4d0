package dev.firebreak.training.evaluate;

import dev.firebreak.training.measure.Rounded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Mean picture scores over the clips or stills of a set. */
public record PictureMeans(
        int of,
        @Nullable Double firearmFirstPerson,
        @Nullable Double game,
        @Nullable Double film,
        @Nullable Double other) {
    static Map<String, PictureMeans> bySet(List<ClipResult> results) {
        Map<String, List<double[]>> sets = new TreeMap<>();
        results.forEach(it -> it.pictures()
                .ifPresent(means -> sets.computeIfAbsent(it.clip().set(), set -> new ArrayList<>())
                        .add(means)));
        Map<String, PictureMeans> all = new LinkedHashMap<>();
        sets.forEach((set, scores) -> all.put(set, of(scores)));
        return all;
    }

    static PictureMeans of(List<double[]> scores) {
        return new PictureMeans(scores.size(), mean(scores, 0), mean(scores, 1), mean(scores, 2), mean(scores, 3));
    }

    private static @Nullable Double mean(List<double[]> scores, int at) {
        return Rounded.of(
                scores.stream().mapToDouble(each -> each[at]).average().orElse(Double.NaN));
    }
}
