package dev.firebreak.core.evidence;

import java.time.Duration;

/**
 * A run of sound: {@value #SAMPLE_RATE} Hz, mono, samples in [-1, 1]. Runs of one session follow each other without gap or
 * overlap: where the source has a hole, the decoder fills in silence.
 *
 * @param at media time of the first sample since the session began
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Sound(Duration at, float[] samples) {
    public static final int SAMPLE_RATE = 16_000;

    /** Media time just after the last sample. */
    public Duration end() {
        return at.plusNanos(samples.length * 1_000_000_000L / SAMPLE_RATE);
    }
}
