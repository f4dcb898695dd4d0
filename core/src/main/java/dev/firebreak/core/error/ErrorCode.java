package dev.firebreak.core.error;

/**
 * Why the outside world failed. The name (in kebab case) is the metric label and the {@code type} of the REST problem body.
 */
public enum ErrorCode {
    /** The source is not media, or is broken beyond use; the message names what, where and why. */
    BAD_MEDIA(false, 422),
    /** A file, host or live source cannot be reached, or went away. */
    SOURCE_GONE(true, 502),
    /** The address is one that users may not make the server read. */
    ADDRESS_REFUSED(false, 403),
    /** A stated size, time or rate limit was passed. */
    LIMIT_EXCEEDED(false, 413),
    /** A stream crashed or hung the decoder too often and is not decoded any more. */
    QUARANTINED(false, 409),
    /** A decoder process died or is restarting. */
    DECODER_DOWN(true, 503),
    /** A model package is missing, damaged or of an unknown version. */
    MODEL_UNUSABLE(false, 500),
    /** The database cannot be reached or refused. */
    STORE_DOWN(true, 503),
    /** A media server did not do what it was asked, or what it said it did. */
    STOP_FAILED(true, 502),
    /** The configuration is wrong. */
    BAD_CONFIGURATION(false, 500),
    /** No such stream, incident, action or file. */
    NOT_FOUND(false, 404),
    /** The thing is not in a state in which this can be done. */
    CONFLICT(false, 409);

    private final boolean retryable;
    private final int httpStatus;

    ErrorCode(boolean retryable, int httpStatus) {
        this.retryable = retryable;
        this.httpStatus = httpStatus;
    }

    public boolean retryable() {
        return retryable;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** The name as metrics and problem bodies carry it, for example {@code bad-media}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
