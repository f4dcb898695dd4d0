package dev.firebreak.inference.analysis;

import java.util.Locale;

/** Why a window, a frame or a step of motion was not judged. The metric label is the name in lower case with hyphens. */
public enum Skip {
    /** The stream had too many outstanding: the oldest of a live stream is given up for the newest; motion gives way to both. */
    TOO_LATE,
    /** The engine's queue was full. */
    ENGINE_FULL,
    /** The model failed on it. */
    MODEL_FAILED,
    /** The engine was closed. */
    ENGINE_CLOSED;

    /** The name as metrics carry it, for example {@code too-late}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
