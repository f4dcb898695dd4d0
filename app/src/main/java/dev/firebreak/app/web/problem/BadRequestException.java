package dev.firebreak.app.web.problem;

/** What a client sent is wrong; the message, which the client gets, says what. Answered with 400. */
public final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRequestException(String message) {
        super(message);
    }
}
