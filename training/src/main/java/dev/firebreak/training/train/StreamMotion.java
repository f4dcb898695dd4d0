package dev.firebreak.training.train;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.motion.MotionMeter;
import dev.firebreak.training.data.Kind;
import dev.firebreak.training.rehearsal.Rehearsal;
import dev.firebreak.training.sound.SoundStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Gives rehearsed streams motion. Unrest is that of real clips of the stream's kind, as a decoder measured it, or, where there are
 * none, drawn: from a hand that is held still to one that runs. Attacks and single shots are kicked at their loud moments, as strongly as at the
 * marked shots of real clips; where there are none, the kicks are synthetic, and a quarter of the streams has none, as those of a
 * stabilised or a fixed camera have none.
 */
final class StreamMotion {
    private static final double QUIETEST = 0.001;
    private static final double RUNNING = 0.1;
    private static final double SMALLEST_KICK = 0.02;
    private static final double LARGEST_KICK = 0.12;
    private static final double STABILISED = 0.25;

    /** A moment of gunfire is loud when it reaches so much of the loudest. */
    private static final double LOUD = 0.4;

    /** From the bang to the picture's turning back. */
    private static final Duration RECOIL = Duration.ofMillis(60);

    private static final long STEP_NANOS = MotionMeter.STEP.toNanos();

    private final MotionPool pool;
    private final Random random;

    StreamMotion(MotionPool pool, Random random) {
        this.pool = pool;
        this.random = random;
    }

    /** The motion of a stream that has pictures. */
    List<Evidence.OfMotion> of(SoundStream stream) {
        int steps = (int) (stream.samples().length * 1_000_000_000L / Sound.SAMPLE_RATE / STEP_NANOS);
        List<Motion> unrest = pool.of(kind(stream.kind()));
        int from = unrest.isEmpty() ? 0 : random.nextInt(unrest.size());
        double level = logUniform(QUIETEST, RUNNING);
        double kick = random.nextDouble() < STABILISED ? 0 : logUniform(SMALLEST_KICK, LARGEST_KICK);
        List<Evidence.OfMotion> motion = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            Duration end = MotionMeter.STEP.multipliedBy(i + 1L);
            Motion own = unrest.isEmpty()
                    ? new Motion.Measured(Math.min(1, level * Math.abs(random.nextGaussian())), end)
                    : at(unrest.get((from + i) % unrest.size()), end);
            double jerk = own.measured().orElse(0);
            double kicked = loudMoment(stream, i).isPresent() ? kickOf(kick) : 0;
            motion.add(new Evidence.OfMotion(
                    end, kicked > jerk ? new Motion.Measured(kicked, turning(stream, i, end)) : own));
        }
        return motion;
    }

    private static Kind kind(Rehearsal.Kind stream) {
        return switch (stream) {
            case GAME -> Kind.GAME;
            case FILM -> Kind.FILM;
            case HARMLESS, SHOT, ATTACK -> Kind.HARMLESS;
        };
    }

    private double kickOf(double synthetic) {
        return pool.kicks().isEmpty()
                ? Math.min(1, synthetic * random.nextDouble(0.6, 1.4))
                : pool.kicks().get(random.nextInt(pool.kicks().size()));
    }

    private static Motion at(Motion own, Duration end) {
        return own instanceof Motion.Measured measured ? new Motion.Measured(measured.jerk(), end) : own;
    }

    private static Duration turning(SoundStream stream, int step, Duration end) {
        Duration turned = loudMoment(stream, step).orElse(end).plus(RECOIL);
        return turned.compareTo(end) < 0 ? turned : end;
    }

    /** When the loudest moment of a step is, if it is a bang of the stream's gunfire. */
    private static Optional<Duration> loudMoment(SoundStream stream, int step) {
        if (stream.kind() != Rehearsal.Kind.ATTACK && stream.kind() != Rehearsal.Kind.SHOT) {
            return Optional.empty();
        }
        int first = (int) (stream.firstShot().toNanos() * Sound.SAMPLE_RATE / 1_000_000_000L);
        int length = (int) (STEP_NANOS * Sound.SAMPLE_RATE / 1_000_000_000L);
        int from = Math.max(first, step * length);
        int to = (step + 1) * length;
        int loudest = loudest(stream.samples(), from, to);
        float most = Math.abs(stream.samples()[loudest(stream.samples(), first, stream.samples().length)]);
        return from < to && Math.abs(stream.samples()[loudest]) >= LOUD * most
                ? Optional.of(Duration.ofNanos(loudest * 1_000_000_000L / Sound.SAMPLE_RATE))
                : Optional.empty();
    }

    private static int loudest(float[] samples, int from, int to) {
        int loudest = Math.min(from, samples.length - 1);
        for (int i = from; i < Math.min(to, samples.length); i++) {
            loudest = Math.abs(samples[i]) > Math.abs(samples[loudest]) ? i : loudest;
        }
        return loudest;
    }

    private double logUniform(double from, double to) {
        return from * Math.pow(to / from, random.nextDouble());
    }
}
