package dev.firebreak.app.web.problem;

import dev.firebreak.core.error.FirebreakException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what controllers throw into problem details. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    public ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> outsideWorld(FirebreakException e) {
        if (e.code().httpStatus() >= 500) {
            log.warn("Request failed code={} reason={}", e.code().label(), e.getMessage());
        }
        return answer(Problems.of(e.code(), String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badInput(BadRequestException e) {
        return answer(Problems.of(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> later(TryLaterException e) {
        ProblemDetail problem = Problems.of(e.status(), String.valueOf(e.getMessage()));
        writer.count(problem);
        return ResponseEntity.status(e.status())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLargeException e) {
        return answer(Problems.of(HttpStatus.CONTENT_TOO_LARGE, "limit-exceeded", String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistakeOfOurs(RuntimeException e) {
        log.error("Request failed by a mistake of ours", e);
        return answer(
                Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong; the server's log says what"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return anything(tooLarge(tooLarge));
            }
        }
        return anything(answer(Problems.of(
                HttpStatus.BAD_REQUEST, "The body is missing, is not JSON, or has unknown or wrong fields")));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = body instanceof ProblemDetail given && given.getDetail() != null
                ? given.getDetail()
                : "The request could not be handled";
        ProblemDetail problem = Problems.of(status, detail);
        writer.count(problem);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        writer.count(problem);
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> anything(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }
}
