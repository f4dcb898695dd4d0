package dev.firebreak.core.fingerprint.sound;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a sound is recognised by: its spectral peaks, each with a time, a pitch and a strength, ordered by time and then pitch.
 * At most some 40 peaks a second; see {@link SoundFingerprintFormat} for bytes. Immutable.
 *
 * <p>Silence has no peaks, and a steady tone hardly any.
 */
public final class SoundFingerprint {
    /** Milliseconds of a tick, the unit of time here. */
    public static final int TICK_MILLIS = 4;

    /** Pitch is counted in parts of an octave from 280 Hz up. */
    public static final int PITCH_STEPS_PER_OCTAVE = 512;

    /** Longest sound that one fingerprint describes. */
    public static final Duration LONGEST = Duration.ofHours(24);

    static final int PITCH_STEPS_PER_BAND = PITCH_STEPS_PER_OCTAVE / PitchScale.BANDS_PER_OCTAVE;
    static final int HIGHEST_PITCH = 2_047;
    static final int HIGHEST_STRENGTH = 31;
    static final int TICKS_PER_FRAME = 4;

    /** The first frame's middle. */
    static final int FIRST_TICK = 16;

    static final int MOST_TICKS = Math.toIntExact(LONGEST.toMillis() / TICK_MILLIS);

    /** A bound on peaks: the densest packing of neighbourhoods, with room. */
    static final int MOST_PEAKS_PER_SECOND = 128;

    private final int length;
    private final int[] ticks;
    private final short[] pitches;
    private final byte[] strengths;

    /** Takes the arrays over. */
    SoundFingerprint(int length, int[] ticks, short[] pitches, byte[] strengths) {
        this.length = length;
        this.ticks = ticks;
        this.pitches = pitches;
        this.strengths = strengths;
    }

    /** Number of peaks. */
    public int size() {
        return ticks.length;
    }

    /** How long the sound is, to {@value #TICK_MILLIS} ms; for a part of a sound, where that part ends. */
    public Duration length() {
        return Duration.ofMillis((long) length * TICK_MILLIS);
    }

    int lengthTicks() {
        return length;
    }

    /** When peak {@code i} is, in ticks of {@value #TICK_MILLIS} ms. */
    public int tick(int i) {
        return ticks[i];
    }

    /** Pitch of peak {@code i}, in 1/{@value #PITCH_STEPS_PER_OCTAVE} octave above 280 Hz, 0 to 2047. */
    public int pitch(int i) {
        return pitches[i];
    }

    /** How far peak {@code i} rises above its surroundings, in decibels, 0 to 31. */
    public int strength(int i) {
        return strengths[i];
    }

    /** The first peak at or after {@code tick}; {@link #size()} when there is none. */
    int firstAt(int tick) {
        int at = Arrays.binarySearch(ticks, tick);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && ticks[at - 1] == tick) {
            at--;
        }
        return at;
    }

    /** The peaks from {@code from} (inclusive) to {@code to} (exclusive), which keep their times. */
    public SoundFingerprint part(Duration from, Duration to) {
        int start = Math.clamp(from.toMillis() / TICK_MILLIS, 0, MOST_TICKS);
        int end = Math.clamp(to.toMillis() / TICK_MILLIS, start, MOST_TICKS);
        return part(start, end);
    }

    SoundFingerprint part(int fromTick, int toTick) {
        int a = firstAt(fromTick);
        int b = Math.max(a, firstAt(toTick));
        return new SoundFingerprint(
                Math.min(length, toTick),
                Arrays.copyOfRange(ticks, a, b),
                Arrays.copyOfRange(pitches, a, b),
                Arrays.copyOfRange(strengths, a, b));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SoundFingerprint that
                && length == that.length
                && Arrays.equals(ticks, that.ticks)
                && Arrays.equals(pitches, that.pitches)
                && Arrays.equals(strengths, that.strengths);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ticks) + Arrays.hashCode(pitches);
    }

    @Override
    public String toString() {
        return "SoundFingerprint[%d peaks in %s]".formatted(size(), length());
    }
}
