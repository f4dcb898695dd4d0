package dev.firebreak.core.error;

import org.jspecify.annotations.Nullable;

/** The outside world failed. Normal bad outcomes are values; mistakes in our code are other unchecked exceptions. */
public final class FirebreakException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public FirebreakException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public FirebreakException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
