package dev.firebreak.app.web.problem;

import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems from places that Spring MVC does not reach: filters and the security chain. Thread-safe. */
public final class ProblemWriter implements ProblemOutput {
    private final JsonMapper json;
    private final FirebreakMetrics metrics;

    public ProblemWriter(JsonMapper json, FirebreakMetrics metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    @Override
    public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        count(problem);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    void count(ProblemDetail problem) {
        Object code = problem.getProperties() == null
                ? "unknown"
                : problem.getProperties().get("code");
        metrics.count(MetricName.PROBLEMS, Objects.requireNonNullElse(code, "unknown"));
    }
}
