package dev.firebreak.app.web.problem;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** What was asked may be asked again after a while. Answered with 429 or 503 and {@code Retry-After}. */
public final class TryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final long seconds;

    private TryLaterException(HttpStatus status, String message, Duration wait) {
        super(message + "; try again in %d s".formatted(seconds(wait)));
        this.status = status;
        this.seconds = seconds(wait);
    }

    /** This client asks too often. */
    public static TryLaterException tooOften(String message, Duration wait) {
        return new TryLaterException(HttpStatus.TOO_MANY_REQUESTS, message, wait);
    }

    /** All together ask for too much. */
    public static TryLaterException busy(String message, Duration wait) {
        return new TryLaterException(HttpStatus.SERVICE_UNAVAILABLE, message, wait);
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    HttpStatus status() {
        return status;
    }

    long seconds() {
        return seconds;
    }
}
