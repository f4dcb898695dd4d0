package dev.firebreak.app.web;

import dev.firebreak.app.web.problem.ProblemWriter;
import dev.firebreak.app.web.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where Tomcat sends requests that failed before or outside of a controller. */
@Controller
final class FailureController {
    static final String PATH = "/error";

    private final ProblemWriter writer;

    FailureController(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping(PATH)
    void failure(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        writer.write(response, Problems.of(HttpStatusCode.valueOf(status), "The request could not be handled"));
    }
}
