package dev.firebreak.app.web.problem;

import java.io.IOException;

/** A request's body is over the limit. Answered with 413. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    public BodyTooLargeException(int limit) {
        super("A request's body has at most " + limit + " bytes");
    }
}
