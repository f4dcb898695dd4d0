package dev.firebreak.core.fingerprint.sound;

import java.util.Arrays;

/**
 * Makes a {@link SoundFingerprint} of sound (16 kHz, mono, samples in [-1, 1]) as it comes: the same sound gives the same
 * fingerprint however it is cut into runs. A sample that is not a number counts as 0, one beyond ±8 as ±8. Sound beyond
 * {@link SoundFingerprint#LONGEST} is left out, which {@link #full()} tells. Peaks are known {@link #LAG_TICKS} after their
 * time. One thread at a time.
 */
public final class SoundFingerprintBuilder {
    /** Samples from frame to frame: 16 ms. */
    static final int HOP = 256;

    /** So much later than its time, in ticks, a peak is sure to have been found. */
    static final int LAG_TICKS = 64;

    private static final int SAMPLES_PER_TICK = HOP / SoundFingerprint.TICKS_PER_FRAME;
    private static final float LOUDEST = 8;

    private final PitchScale scale = new PitchScale();
    private final PeakFinder finder = new PeakFinder(this::keep);
    private final long mostSamples;
    private final float[] pending = new float[RealTransform.SIZE + 15 * HOP];
    private int filled;
    private long samples;
    private int[] ticks = new int[256];
    private short[] pitches = new short[256];
    private byte[] strengths = new byte[256];
    private int size;

    public SoundFingerprintBuilder() {
        this(SoundFingerprint.MOST_TICKS);
    }

    /** For sound of at most so many ticks. */
    SoundFingerprintBuilder(int mostTicks) {
        this.mostSamples = (long) mostTicks * SAMPLES_PER_TICK;
    }

    /** Takes the next run of sound. */
    public void add(float[] run) {
        int unused = add(run, 0, run.length);
    }

    /** Takes {@code count} samples from {@code from} on, and returns how many of them there was room for. */
    public int add(float[] run, int from, int count) {
        int all = (int) Math.min(count, mostSamples - samples);
        int left = all;
        samples += left;
        int at = from;
        while (left > 0) {
            int taken = Math.min(left, pending.length - filled);
            for (int i = 0; i < taken; i++) {
                float value = run[at + i];
                pending[filled + i] = Float.isNaN(value) ? 0 : Math.clamp(value, -LOUDEST, LOUDEST);
            }
            filled += taken;
            at += taken;
            left -= taken;
            analyse();
        }
        return all;
    }

    private void analyse() {
        int start = 0;
        while (start + RealTransform.SIZE <= filled) {
            scale.levels(pending, start, finder.next());
            finder.advance();
            start += HOP;
        }
        System.arraycopy(pending, start, pending, 0, filled - start);
        filled -= start;
    }

    private void keep(int tick, int pitch, int strength) {
        if (size == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * size);
            pitches = Arrays.copyOf(pitches, 2 * size);
            strengths = Arrays.copyOf(strengths, 2 * size);
        }
        int at = size++;
        while (at > 0 && ticks[at - 1] > tick) { // of the same frame, found to lie a little later in it
            ticks[at] = ticks[at - 1];
            pitches[at] = pitches[at - 1];
            strengths[at] = strengths[at - 1];
            at--;
        }
        ticks[at] = tick;
        pitches[at] = (short) pitch;
        strengths[at] = (byte) strength;
    }

    /** Whether sound was left out because the fingerprint is as long as it may be. */
    public boolean full() {
        return samples >= mostSamples;
    }

    /** Length of the sound so far, in ticks. */
    int lengthTicks() {
        return (int) (samples / SAMPLES_PER_TICK);
    }

    /** The peaks found so far; those of the last {@value #LAG_TICKS} ticks may be missing. */
    public SoundFingerprint soFar() {
        return new SoundFingerprint(
                lengthTicks(),
                Arrays.copyOf(ticks, size),
                Arrays.copyOf(pitches, size),
                Arrays.copyOf(strengths, size));
    }

    /** The whole fingerprint. Nothing may be added afterwards. */
    public SoundFingerprint finish() {
        finder.finish();
        return soFar();
    }

    /** Forgets peaks before {@code tick}: for streams without end. */
    void forgetBefore(int tick) {
        int gone = 0;
        while (gone < size && ticks[gone] < tick) {
            gone++;
        }
        if (gone == 0) {
            return;
        }
        System.arraycopy(ticks, gone, ticks, 0, size - gone);
        System.arraycopy(pitches, gone, pitches, 0, size - gone);
        System.arraycopy(strengths, gone, strengths, 0, size - gone);
        size -= gone;
    }

    /** The fingerprint of sound that is there as a whole. */
    public static SoundFingerprint of(float[] sound) {
        SoundFingerprintBuilder builder = new SoundFingerprintBuilder();
        builder.add(sound);
        return builder.finish();
    }
}
