package dev.firebreak.media.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What happens when in a drill: harmless material, then from its first shot on the attack, to the end. The same values give
 * the same shots.
 *
 * @param seed of everything that varies
 * @param harmless rounded up to a whole frame, up to {@value #MAX_PART_SECONDS} s
 * @param attack rounded up to a whole frame, one frame to {@value #MAX_PART_SECONDS} s
 */
public record DrillTimetable(long seed, Duration harmless, Duration attack) {
    /** Frames a second. */
    public static final int FRAME_RATE = 30;

    /** Samples of sound a second. */
    public static final int SAMPLE_RATE = 48_000;

    /** The longest harmless part, and the longest attack. */
    public static final int MAX_PART_SECONDS = 3600;

    /**
     * Six seconds of a walk in the park and a bit, so that the first shot does not fall on a key frame, where a segment would
     * begin with it; then twelve of gunfire.
     */
    public static final DrillTimetable DEFAULT = new DrillTimetable(1, Duration.ofMillis(6400), Duration.ofSeconds(12));

    static final int SAMPLES_PER_FRAME = SAMPLE_RATE / FRAME_RATE;

    /** Throws {@link IllegalArgumentException} unless both parts are in range. */
    public DrillTimetable {
        Duration longest = Duration.ofSeconds(MAX_PART_SECONDS);
        if (harmless.isNegative() || harmless.compareTo(longest) > 0) {
            throw new IllegalArgumentException("A drill's harmless part is 0 to 3600 s, not " + harmless);
        }
        if (!attack.isPositive() || attack.compareTo(longest) > 0) {
            throw new IllegalArgumentException("A drill's attack is above 0 and at most 3600 s, not " + attack);
        }
    }

    /** Number of the first frame of the attack, which is that of the first shot. */
    public int attackFrame() {
        return frames(harmless);
    }

    /** How many frames are published in all. */
    public int totalFrames() {
        return attackFrame() + frames(attack);
    }

    public Stamp stamp(int frame) {
        return new Stamp(frame, frame >= attackFrame());
    }

    /** When a frame is shown, as media time. */
    public static Duration at(int frame) {
        return Duration.ofNanos(frame * 1_000_000_000L / FRAME_RATE);
    }

    /**
     * The first sample of every shot, rising: bursts of three to six rounds about four a second, half a second between the
     * bursts, three shots a second on the whole. The first falls on the first sample of the attack's first frame.
     */
    List<Long> shots() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Long> shots = new ArrayList<>();
        long end = (long) totalFrames() * SAMPLES_PER_FRAME;
        double at = (double) attackFrame() * SAMPLES_PER_FRAME;
        while (at < end) {
            int rounds = random.nextInt(3, 7);
            for (int round = 0; round < rounds && at < end; round++) {
                shots.add((long) at);
                at += random.nextDouble(0.22, 0.30) * SAMPLE_RATE;
            }
            at += random.nextDouble(0.2, 0.5) * SAMPLE_RATE;
        }
        return List.copyOf(shots);
    }

    static int frames(Duration part) {
        return Math.toIntExact(Math.ceilDiv(part.toNanos() * FRAME_RATE, 1_000_000_000L));
    }
}
