package dev.firebreak.app.web;

import dev.firebreak.app.arming.CurrentArming;
import dev.firebreak.core.verdict.OperatingPoints;
import java.time.Instant;
import java.util.Map;

/**
 * The model package that judges, for people.
 *
 * @param judge SHA-256 of its weights and constants
 * @param measured its measured figures, as training and evaluation wrote them
 * @param card its model card, Markdown
 * @param arming how far the server goes with it without a person
 */
public record ModelView(
        String name,
        String version,
        Instant createdAt,
        String judge,
        double watch,
        double hold,
        double cut,
        Map<String, Object> measured,
        String card,
        ArmingView arming) {
    /** Takes the thresholds out of {@code points}, and what is armed as it stands now. */
    public static ModelView of(
            String name,
            String version,
            Instant createdAt,
            OperatingPoints points,
            Map<String, Object> measured,
            String card,
            CurrentArming arming) {
        return new ModelView(
                name,
                version,
                createdAt,
                arming.judging().judge().hex(),
                points.watch(),
                points.hold(),
                points.cut(),
                measured,
                card,
                ArmingView.of(arming));
    }
}
