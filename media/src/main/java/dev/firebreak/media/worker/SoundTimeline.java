package dev.firebreak.media.worker;

import dev.firebreak.core.evidence.Sound;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Lays samples on media time without gap or overlap, and hands them on in runs of {@value #RUN_SAMPLES} samples that start at
 * multiples of that. Confined to one thread.
 */
final class SoundTimeline {
    /** Samples in a run: 0.1 s. */
    static final int RUN_SAMPLES = Sound.SAMPLE_RATE / 10;
    /** Timestamps may be off by this many samples (40 ms) before a hole or an overlap is seen in it. */
    static final int TOLERANCE = Sound.SAMPLE_RATE / 25;

    private final Consumer<Sound> runs;
    private final float[] run = new float[RUN_SAMPLES];
    private int filled;
    private long next;
    private boolean fresh = true;
    private long holes;
    private long overlaps;

    /** {@code firstSample} is the index at which runs start: 0, or where a decoder that died had stopped. */
    SoundTimeline(long firstSample, Consumer<Sound> runs) {
        this.next = firstSample;
        this.runs = runs;
    }

    /** Takes samples that belong at media time {@code atMicros}. */
    void accept(float[] samples, long atMicros) {
        long at = index(atMicros);
        long off = at - next;
        int from = 0;
        if (off > (fresh ? 0 : TOLERANCE)) {
            holes += fresh ? 0 : 1;
            silence(off);
        } else if (off < (fresh ? 0 : -TOLERANCE)) {
            overlaps += fresh ? 0 : 1;
            from = (int) Math.min(samples.length, -off);
        }
        fresh &= from == samples.length;
        append(samples, from, samples.length - from);
    }

    /** Fills with silence up to media time {@code micros}, where nothing was heard. */
    void advance(long micros) {
        long missing = index(micros) - next;
        if (missing > 0) {
            holes += fresh ? 0 : 1;
            silence(missing);
            fresh = true;
        }
    }

    /** Hands on what is left, as a shorter run. */
    void finish() {
        if (filled > 0) {
            emit(Arrays.copyOf(run, filled));
        }
    }

    long holes() {
        return holes;
    }

    long overlaps() {
        return overlaps;
    }

    /** Media time up to which there is sound. */
    long endMicros() {
        return next * 1_000_000 / Sound.SAMPLE_RATE;
    }

    private static long index(long micros) {
        return Math.floorDiv(micros * Sound.SAMPLE_RATE + 500_000, 1_000_000);
    }

    private void silence(long count) {
        for (long left = count; left > 0; ) {
            int part = (int) Math.min(left, RUN_SAMPLES);
            append(new float[part], 0, part);
            left -= part;
        }
    }

    private void append(float[] samples, int from, int count) {
        int at = from;
        int left = count;
        while (left > 0) {
            int part = Math.min(left, RUN_SAMPLES - filled);
            System.arraycopy(samples, at, run, filled, part);
            filled += part;
            next += part;
            at += part;
            left -= part;
            if (filled == RUN_SAMPLES) {
                emit(run.clone());
            }
        }
    }

    private void emit(float[] samples) {
        long start = next - filled;
        filled = 0;
        runs.accept(new Sound(Duration.ofNanos(start * (1_000_000_000L / Sound.SAMPLE_RATE)), samples));
    }
}
