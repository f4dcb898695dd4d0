package dev.firebreak.inference.engine;

import java.util.Locale;

/** Why a submission got no scores. The metric label is the name in lower case with hyphens. */
public enum Refusal {
    /** The queue was full and the pace was LIVE. */
    QUEUE_FULL,
    /** Whoever submitted it gave it up before it was its turn. */
    GIVEN_UP,
    /** The model failed on it, or gave something that is not a number. */
    MODEL_FAILED,
    /** The engine was closed. */
    CLOSED;

    /** The name as metrics carry it, for example {@code queue-full}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
