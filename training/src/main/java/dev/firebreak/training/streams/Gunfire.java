package dev.firebreak.training.streams;

import dev.firebreak.core.drill.GunfireSynthesis;
import dev.firebreak.core.drill.Room;
import dev.firebreak.core.drill.Shot;
import dev.firebreak.core.drill.Weapon;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.training.data.Onset;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Shots to be laid over streams, 16 kHz, each beginning with its onset and with a peak of 1. */
final class Gunfire {
    private static final int LONGEST = Sound.SAMPLE_RATE * 6 / 5;
    private static final int FADE = Sound.SAMPLE_RATE / 50;

    private Gunfire() {}

    /** The first shot of a recording, at most 1.2 s of it. */
    static float[] of(Source source) {
        float[] all = source.decoded().samples();
        int onset = (int) (Onset.of(all).orElseThrow().toNanos() * Sound.SAMPLE_RATE / 1_000_000_000L);
        float[] shot = Arrays.copyOfRange(all, onset, Math.min(all.length, onset + LONGEST));
        for (int i = 0; i < Math.min(FADE, shot.length); i++) {
            shot[shot.length - 1 - i] *= (float) i / FADE;
        }
        return normalised(shot);
    }

    /** A carbine as its shooter's phone records it on a range. */
    static float[] synthetic(RandomGenerator random) {
        Shot shot = Shot.byShooter(Weapon.CARBINE, new Room(12, 0.7, 0.35));
        return normalised(new GunfireSynthesis(Sound.SAMPLE_RATE).shot(shot, random.nextLong()));
    }

    /** Lays {@code shots} in turn over {@code samples} from {@code from} to {@code to}: three to six, then a pause. */
    static void bursts(float[] samples, List<float[]> shots, int from, int to, RandomGenerator random) {
        int fired = 0;
        double at = from;
        while (at < to) {
            int rounds = random.nextInt(3, 7);
            for (int round = 0; round < rounds && at < to; round++) {
                double gain = Math.pow(10, random.nextDouble(-4, 0) / 20);
                GunfireSynthesis.mix(shots.get(fired++ % shots.size()), samples, (int) at, gain);
                at += random.nextDouble(0.25, 0.7) * Sound.SAMPLE_RATE;
            }
            at += random.nextDouble(0.3, 1.2) * Sound.SAMPLE_RATE;
        }
    }

    private static float[] normalised(float[] shot) {
        float peak = 0;
        for (float sample : shot) {
            peak = Math.max(peak, Math.abs(sample));
        }
        for (int i = 0; i < shot.length && peak > 0; i++) {
            shot[i] /= peak;
        }
        return shot;
    }
}
