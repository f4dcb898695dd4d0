package dev.firebreak.app.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ProblemDetail;

/** Writes a refusal as the interface that was asked writes them. */
@FunctionalInterface
public interface ProblemOutput {
    void write(HttpServletResponse response, ProblemDetail problem) throws IOException;
}
