package dev.firebreak.app.cli;

import java.util.Locale;

/** How watching one source ended. */
enum Outcome {
    /** It was watched to its end. */
    FINISHED(true, ExitCode.OK),
    /** The person stopped it. */
    STOPPED(true, ExitCode.OK),
    /** The person stopped before it was its turn. */
    NOT_WATCHED(false, ExitCode.OK),
    /** It is not media, or broken beyond use. */
    BAD_MEDIA(false, ExitCode.BAD_MEDIA),
    /** It is not there, or went away. */
    SOURCE_GONE(false, ExitCode.SOURCE_GONE),
    /** There is no decoder or no model to watch it with. */
    NOT_ABLE(false, ExitCode.FAILED);

    private final boolean finished;
    private final int exitCode;

    Outcome(boolean finished, int exitCode) {
        this.finished = finished;
        this.exitCode = exitCode;
    }

    /** False when something failed. */
    boolean finished() {
        return finished;
    }

    /** What the program exits with when no source rose above clear and none ended worse. */
    int exitCode() {
        return exitCode;
    }

    /** For example {@code bad-media}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
