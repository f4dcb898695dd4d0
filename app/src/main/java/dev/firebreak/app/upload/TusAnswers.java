package dev.firebreak.app.upload;

import dev.firebreak.app.web.problem.ProblemWriter;
import dev.firebreak.app.web.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;

/** Writes what goes wrong with an upload as problem details, as everywhere else in the REST interface. */
public final class TusAnswers {
    private final ProblemWriter writer;

    public TusAnswers(ProblemWriter writer) {
        this.writer = writer;
    }

    void refuse(HttpServletResponse response, HttpStatusCode status, String why) throws IOException {
        response.setHeader("Tus-Resumable", "1.0.0");
        writer.write(response, Problems.of(status, why));
    }

    /** A response whose errors become problems. */
    HttpServletResponse wrap(HttpServletResponse response) {
        return new HttpServletResponseWrapper(response) {
            @Override
            public void sendError(int status, String message) throws IOException {
                writer.write((HttpServletResponse) getResponse(), Problems.of(HttpStatusCode.valueOf(status), message));
            }

            @Override
            public void sendError(int status) throws IOException {
                sendError(status, "The upload could not go on");
            }
        };
    }
}
