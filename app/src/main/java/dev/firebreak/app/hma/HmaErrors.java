package dev.firebreak.app.hma;

import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.app.web.problem.ProblemOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as HMA words them: {@code {"message": "..."}}. Thread-safe. */
final class HmaErrors implements ProblemOutput {
    private final JsonMapper json;
    private final FirebreakMetrics metrics;

    HmaErrors(JsonMapper json, FirebreakMetrics metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    @Override
    public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body(problem)));
    }

    ResponseEntity<Map<String, String>> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(problem));
    }

    private Map<String, String> body(ProblemDetail problem) {
        Map<String, Object> properties = Objects.requireNonNullElse(problem.getProperties(), Map.of());
        metrics.count(MetricName.PROBLEMS, properties.getOrDefault("code", "unknown"));
        return Map.of("message", Objects.requireNonNullElse(problem.getDetail(), "The request could not be handled"));
    }
}
