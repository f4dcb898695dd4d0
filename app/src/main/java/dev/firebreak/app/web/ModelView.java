package dev.firebreak.app.web;

import dev.firebreak.core.verdict.OperatingPoints;
import java.time.Instant;
import java.util.Map;

/**
 * The model package that judges, for people.
 *
 * @param measured its measured figures with their bounds, as the evaluation wrote them
 * @param card its model card, Markdown
 * @param cutArmed whether it may cut by itself
 */
public record ModelView(
        String name,
        String version,
        Instant createdAt,
        double watch,
        double hold,
        double cut,
        Map<String, Object> measured,
        String card,
        boolean cutArmed) {
    /** Takes the thresholds out of {@code points}. */
    public static ModelView of(
            String name,
            String version,
            Instant createdAt,
            OperatingPoints points,
            Map<String, Object> measured,
            String card,
            boolean cutArmed) {
        return new ModelView(
                name, version, createdAt, points.watch(), points.hold(), points.cut(), measured, card, cutArmed);
    }
}
