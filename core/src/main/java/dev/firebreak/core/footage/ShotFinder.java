package dev.firebreak.core.footage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where in a clip's sound shots begin, to the millisecond, as proposals for a person. A sound model says in which
 * windows there is gunfire; within those, a shot is where the energy leaps: a muzzle blast or bullet crack rises within
 * a millisecond, much faster than anything around it. One thread at a time.
 *
 * <p>Energy is taken per millisecond of the high-passed sound, y[n] = x[n] − x[n−1] + {@value #FEEDBACK} y[n−1], which
 * favours the blast's edge over rumble and voices. A shot begins in a millisecond that is {@value #STEP_DECIBELS} dB above the one
 * before, and from which on the energy is {@value #RISE_DECIBELS} dB above that of the {@value #BEFORE} ms before. Echoes and
 * the weapon's own action leap too, but less high: within {@value #ECHO} ms of a shot, only what is no more than {@value
 * #ECHO_DECIBELS} dB below it counts. The constants were chosen on synthetic shots (see the test). Holds four bytes for each
 * millisecond of sound.
 */
public final class ShotFinder {
    /** Longest sound that is looked at: four hours. What follows is left out. */
    public static final int MAX_MILLIS = 4 * 3_600_000;

    /** Most proposals for one clip. */
    public static final int MAX_SHOTS = 10_000;

    private static final int HOP = 16;
    private static final float FEEDBACK = 0.5f;
    private static final int ATTACK = 2;
    private static final int BEFORE = 20;
    private static final double STEP_DECIBELS = 3;
    private static final double RISE_DECIBELS = 6;
    private static final int ECHO = 250;
    private static final double ECHO_DECIBELS = 3;
    private static final int CLOSEST = 45;
    private static final int NEIGHBOURHOOD = 1_000;
    private static final double WITHIN_DECIBELS = 20;
    private static final float SILENCE = 1e-7f;

    private float[] energy = new float[60_000];
    private int millis;
    private float last;
    private float edge;
    private float sum;
    private int inHop;
    private final List<Window> windows = new ArrayList<>();

    /** Where a shot seems to begin; {@code gunfire} is the highest score in (0, 1) of the windows around it. */
    public record Proposal(Duration at, double gunfire) {}

    private record Window(int fromMillis, int toMillis, double gunfire) {}

    /** Takes the sound that follows: 16 kHz, mono, samples in [-1, 1]. */
    public void sound(float[] samples) {
        for (float sample : samples) {
            edge = sample - last + FEEDBACK * edge;
            last = sample;
            sum += edge * edge;
            if (++inHop == HOP) {
                add(sum / HOP);
                sum = 0;
                inHop = 0;
            }
        }
    }

    /** Takes what the model says about the sound from {@code from} to {@code to}; windows come in order and may overlap. */
    public void window(Duration from, Duration to, double gunfire) {
        windows.add(new Window((int) from.toMillis(), (int) to.toMillis(), gunfire));
    }

    /** The shots in the windows that score {@code threshold} or more, in order. */
    public List<Proposal> find(double threshold) {
        List<Proposal> shots = new ArrayList<>();
        int lastShot = -NEIGHBOURHOOD;
        double lastPeak = 0;
        int window = 0;
        for (int at = 1; at < millis && shots.size() < MAX_SHOTS; at++) {
            double peak = attack(at);
            if (!leaps(at, peak)) {
                continue;
            }
            while (window < windows.size() && windows.get(window).toMillis <= at) {
                window++;
            }
            double gunfire = gunfire(window, at);
            int gap = at - lastShot;
            boolean echo = gap < CLOSEST || (gap < ECHO && decibels(lastPeak, peak) > ECHO_DECIBELS);
            if (gunfire >= threshold && !echo) {
                shots.add(new Proposal(Duration.ofMillis(at), gunfire));
                lastShot = at;
                lastPeak = peak;
            }
        }
        return List.copyOf(shots);
    }

    private void add(float value) {
        if (millis == MAX_MILLIS) {
            return;
        }
        if (millis == energy.length) {
            energy = Arrays.copyOf(energy, Math.min(MAX_MILLIS, energy.length * 2));
        }
        energy[millis++] = value;
    }

    private boolean leaps(int at, double peak) {
        return decibels(energy[at], energy[at - 1]) >= STEP_DECIBELS
                && decibels(peak, mean(at - BEFORE, at)) >= RISE_DECIBELS
                && decibels(peak, mean(at - ATTACK, at)) >= RISE_DECIBELS
                && decibels(loudestAround(at), peak) <= WITHIN_DECIBELS;
    }

    private double attack(int at) {
        return mean(at, at + ATTACK);
    }

    private double loudestAround(int at) {
        float loudest = 0;
        for (int i = Math.max(0, at - NEIGHBOURHOOD); i < Math.min(millis, at + NEIGHBOURHOOD); i++) {
            loudest = Math.max(loudest, energy[i]);
        }
        return loudest;
    }

    private double mean(int from, int to) {
        double total = 0;
        int first = Math.max(0, from);
        int end = Math.min(millis, to);
        for (int i = first; i < end; i++) {
            total += energy[i];
        }
        return total / Math.max(1, end - first);
    }

    private double gunfire(int window, int at) {
        double highest = 0;
        for (int i = window; i < windows.size() && windows.get(i).fromMillis <= at; i++) {
            highest = Math.max(highest, windows.get(i).gunfire);
        }
        return highest;
    }

    private static double decibels(double power, double reference) {
        return 10 * Math.log10((power + SILENCE) / (reference + SILENCE));
    }
}
