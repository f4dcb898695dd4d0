package dev.firebreak.training.evaluate;

import dev.firebreak.core.evidence.SoundScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was taken for what: for each row how many clips, and how many of them were taken for each column.
 *
 * @param columns names of what it can be taken for
 * @param rows by what it is: counts in the order of the columns
 */
public record Confusion(List<String> columns, Map<String, List<Integer>> rows) {
    private static final List<String> SOURCES = List.of("real", "game", "film");
    private static final List<String> PICTURES = List.of("firearm in first person", "game", "film", "other");

    /** The likeliest source of the window with the most gunfire, where that is more likely gunfire than not. */
    static Confusion ofSound(List<ClipResult> results) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (ClipResult result : results) {
            result.loudest()
                    .filter(scores -> scores.gunfire() >= 0.5)
                    .ifPresent(scores -> count(rows, result.kind().word(), sources(scores)));
        }
        return new Confusion(SOURCES, new LinkedHashMap<>(rows));
    }

    /** The likeliest class of a clip's pictures, on the mean of their scores. */
    static Confusion ofPictures(List<ClipResult> results) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (ClipResult result : results) {
            result.pictures().ifPresent(means -> count(rows, result.clip().set(), means));
        }
        return new Confusion(PICTURES, new LinkedHashMap<>(rows));
    }

    static double[] sources(SoundScores scores) {
        return new double[] {scores.real(), scores.game(), scores.film()};
    }

    /** Index of the highest; the first of equals. */
    static int highest(double[] values) {
        int highest = 0;
        for (int i = 1; i < values.length; i++) {
            highest = values[i] > values[highest] ? i : highest;
        }
        return highest;
    }

    private static void count(Map<String, List<Integer>> rows, String row, double[] scores) {
        List<Integer> counts = rows.computeIfAbsent(
                row, name -> new java.util.ArrayList<>(java.util.Collections.nCopies(scores.length, 0)));
        int at = highest(scores);
        counts.set(at, counts.get(at) + 1);
    }
}
