package dev.firebreak.app.health;

import dev.firebreak.app.health.HealthProbe.Condition;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every part how it is. Thread-safe. */
public final class HealthCheck {
    private static final Logger log = LoggerFactory.getLogger(HealthCheck.class);

    private final List<HealthProbe> probes;

    public HealthCheck(List<HealthProbe> probes) {
        this.probes = List.copyOf(probes);
    }

    /** How the whole is: as its worst part is. */
    public record Report(Condition condition, List<PartHealth> parts) {}

    public Report report() {
        List<PartHealth> parts = probes.stream().map(HealthCheck::ask).toList();
        Condition worst = parts.stream()
                .map(PartHealth::condition)
                .max(Comparator.naturalOrder())
                .orElse(Condition.UP);
        return new Report(worst, parts);
    }

    private static PartHealth ask(HealthProbe probe) {
        try {
            return probe.check();
        } catch (RuntimeException e) {
            log.debug("Health probe failed part={}", probe.part(), e);
            return new PartHealth(probe.part(), Condition.DOWN, String.valueOf(e.getMessage()));
        }
    }
}
