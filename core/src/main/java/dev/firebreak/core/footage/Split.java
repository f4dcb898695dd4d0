package dev.firebreak.core.footage;

import java.util.Locale;
import java.util.Optional;

/** Which part of a dataset a clip is in, nearest to the training first. */
public enum Split {
    /** Learnt from. */
    TRAIN,
    /** Watched while learning. */
    VAL,
    /** Never seen by a training. */
    TEST;

    /** For example {@code train}: as an index has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The split of that label, or empty. */
    public static Optional<Split> of(String label) {
        for (Split split : values()) {
            if (split.label().equals(label)) {
                return Optional.of(split);
            }
        }
        return Optional.empty();
    }
}
