package dev.firebreak.app.hma;

import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.app.web.problem.Problems;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what the controllers of this package throw into HMA's errors. */
@RestControllerAdvice(basePackageClasses = HmaAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HmaAdvice {
    private static final Logger log = LoggerFactory.getLogger(HmaAdvice.class);

    private final HmaErrors errors;

    HmaAdvice(HmaErrors errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(RefusedException e) {
        return errors.answer(Problems.of(e.status(), String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> badValue(IllegalArgumentException e) {
        return errors.answer(Problems.of(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> badForm(BadRequestException e) {
        return errors.answer(Problems.of(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> outsideWorld(FirebreakException e) {
        if (e.code().httpStatus() >= 500) {
            log.warn("Request failed code={} reason={}", e.code().label(), e.getMessage());
        }
        ProblemDetail problem = Problems.of(e.code(), String.valueOf(e.getMessage()));
        if (e.code() == ErrorCode.CONFLICT) {
            problem.setStatus(HttpStatus.FORBIDDEN); // as clients know it of a name that is taken
        }
        return errors.answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> anythingElse(Exception e) {
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            return errors.answer(Problems.of(
                    status,
                    Objects.requireNonNullElse(known.getBody().getDetail(), "The request could not be handled")));
        }
        log.error("Request failed by a mistake of ours", e);
        return errors.answer(
                Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong; the server's log says what"));
    }
}
