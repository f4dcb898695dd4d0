package dev.firebreak.training.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The occasions of a stream: its highest score, then the highest that is not close to it, and so on. */
public final class Peaks {
    private Peaks() {}

    /** A score at a media time. */
    public record Point(long millis, double score) {}

    /** Scores of occasions that are {@code apartMillis} or more apart, highest first; those of 0 are left out. */
    public static double[] occasions(List<Point> points, long apartMillis) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.removeIf(point -> point.score() <= 0);
        sorted.sort(Comparator.comparingDouble(Point::score).reversed().thenComparingLong(Point::millis));
        java.util.TreeSet<Long> taken = new java.util.TreeSet<>();
        double[] scores = new double[sorted.size()];
        int count = 0;
        for (Point point : sorted) {
            Long before = taken.floor(point.millis());
            Long after = taken.ceiling(point.millis());
            boolean free = (before == null || point.millis() - before >= apartMillis)
                    && (after == null || after - point.millis() >= apartMillis);
            if (free) {
                taken.add(point.millis());
                scores[count++] = point.score();
            }
        }
        return Arrays.copyOf(scores, count);
    }
}
