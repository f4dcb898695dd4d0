package dev.firebreak.app.footage;

import dev.firebreak.core.segment.Hash256;

/** A clip's loudness finely enough to set shot marks by. Thread-safe. */
@FunctionalInterface
public interface FinePeaks {
    /** Media time of one value, in milliseconds. */
    int STEP_MILLIS = 5;

    /**
     * The largest absolute sample of each step, 0 to 255 (unsigned) for 0 to full scale; empty without sound. Throws {@link
     * dev.firebreak.core.error.FirebreakException}: CONFLICT when too many are being made, otherwise as decoding fails.
     */
    byte[] peaks(Hash256 clip) throws InterruptedException;
}
