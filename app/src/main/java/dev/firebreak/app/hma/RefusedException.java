package dev.firebreak.app.hma;

import java.io.Serial;
import org.springframework.http.HttpStatus;

/** A request is refused; the message, which the client gets, says why. */
final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    RefusedException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    static RefusedException bad(String message) {
        return new RefusedException(HttpStatus.BAD_REQUEST, message);
    }

    HttpStatus status() {
        return status;
    }
}
