package dev.firebreak.app.upload;

/** Why an upload may not begin. Also the metric label. */
public enum UploadRefusal {
    /** The file is larger than one may be. */
    TOO_LARGE(413),
    /** This person has too many under way. */
    TOO_MANY(429),
    /** This person began too many within the hour. */
    TOO_OFTEN(429),
    /** Too much is waiting already, or the disk is nearly full. */
    NO_ROOM(507);

    private final int httpStatus;

    UploadRefusal(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
