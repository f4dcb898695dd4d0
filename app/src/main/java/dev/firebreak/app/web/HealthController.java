package dev.firebreak.app.web;

import dev.firebreak.app.health.HealthCheck;
import dev.firebreak.app.health.HealthProbe.Condition;
import dev.firebreak.app.health.PartHealth;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.web.Described.Access;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the server is, for balancers, and its figures, for Prometheus. */
@RestController
final class HealthController {
    private final HealthCheck check;
    private final FirebreakMetrics metrics;

    HealthController(WebParts parts) {
        check = parts.health();
        metrics = parts.metrics();
    }

    record Health(Condition condition, List<Part> parts) {}

    /** @param detail only for those who are signed in */
    record Part(String part, Condition condition, @Nullable String detail) {}

    record Alive(Condition condition) {}

    @GetMapping("/health")
    @Described(value = "How each part is; 503 when one is down", access = Access.ANYBODY)
    ResponseEntity<Health> health(@Nullable Principal who) {
        HealthCheck.Report report = check.report();
        List<Part> parts =
                report.parts().stream().map(part -> part(part, who != null)).toList();
        return answer(report.condition(), new Health(report.condition(), parts));
    }

    @GetMapping("/health/live")
    @Described(value = "Answers as long as the process does", access = Access.ANYBODY)
    ResponseEntity<Alive> live() {
        return answer(Condition.UP, new Alive(Condition.UP));
    }

    @GetMapping("/health/ready")
    @Described(value = "200 when streams can be taken, 503 when a part is down", access = Access.ANYBODY)
    ResponseEntity<Alive> ready() {
        Condition condition = check.report().condition();
        return answer(condition, new Alive(condition));
    }

    @GetMapping(path = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    @Described("Figures in Prometheus' text format")
    String metrics() {
        return metrics.scrape();
    }

    private static Part part(PartHealth health, boolean detailed) {
        return new Part(health.part(), health.condition(), detailed ? health.detail() : null);
    }

    private static <T> ResponseEntity<T> answer(Condition condition, T body) {
        return ResponseEntity.status(condition == Condition.DOWN ? 503 : 200)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
