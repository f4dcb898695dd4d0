package dev.firebreak.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.health.HealthProbe.Condition;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
    @Test
    void isAsIllAsItsWorstPart() {
        HealthCheck check = new HealthCheck(List.of(
                probe("database", () -> new PartHealth("database", Condition.UP, "")),
                probe("outbox", () -> new PartHealth("outbox", Condition.DEGRADED, "60 wait"))));

        assertThat(check.report().condition()).isEqualTo(Condition.DEGRADED);
    }

    @Test
    void aProbeThatThrowsCountsAsDown() {
        HealthCheck.Report report = new HealthCheck(List.of(probe("database", () -> {
                    throw new IllegalStateException("no connection");
                })))
                .report();

        assertThat(report.parts()).containsExactly(new PartHealth("database", Condition.DOWN, "no connection"));
    }

    private static HealthProbe probe(String part, Supplier<PartHealth> answer) {
        return new HealthProbe() {
            @Override
            public String part() {
                return part;
            }

            @Override
            public PartHealth check() {
                return answer.get();
            }
        };
    }
}
