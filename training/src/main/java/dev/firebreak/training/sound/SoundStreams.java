package dev.firebreak.training.sound;

import dev.firebreak.core.evidence.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Whole streams of sound put together from clips, to rehearse the judge on. */
final class SoundStreams {
    /** When the shooting starts in an attack. */
    static final int FIRST_SHOT = 8 * Sound.SAMPLE_RATE;

    private static final int ATTACK = 14 * Sound.SAMPLE_RATE;
    private static final int CHUNK = 3 * Sound.SAMPLE_RATE;

    private final SoundMaterial material;
    private final RandomGenerator random;

    SoundStreams(SoundMaterial material, RandomGenerator random) {
        this.material = material;
        this.random = random;
    }

    /** {@code seconds} of harmless clips, one after the other, each at its own level and in its own room. */
    float[] harmless(int seconds) {
        float[] stream = new float[seconds * Sound.SAMPLE_RATE];
        for (int at = 0; at < stream.length; ) {
            float[] clip = chunk(material.negative(random));
            Recording.pass(clip, random);
            int length = Math.min(clip.length, stream.length - at);
            System.arraycopy(clip, 0, stream, at, length);
            at += length;
        }
        return stream;
    }

    /** Eight seconds of peace, then shots about three a second, over the same background. */
    float[] attack(List<float[]> gunfire) {
        float[] stream = harmless(ATTACK / Sound.SAMPLE_RATE);
        Filters.scale(stream, 0.3);
        float[] shot = gunfire.get(random.nextInt(gunfire.size()));
        for (int at = FIRST_SHOT;
                at < stream.length;
                at += (int) (Sound.SAMPLE_RATE * (0.25 + 0.15 * random.nextDouble()))) {
            for (int i = 0; i < shot.length && at + i < stream.length; i++) {
                stream[at + i] = Math.clamp(stream[at + i] + 0.8f * shot[i], -1f, 1f);
            }
        }
        return stream;
    }

    /** The sounds of game play as they are, in parts of {@code seconds}. */
    List<float[]> games(int seconds) {
        List<float[]> parts = new ArrayList<>();
        int length = seconds * Sound.SAMPLE_RATE;
        for (float[] clip : material.gamePlays()) {
            for (int from = 0; from + length <= clip.length; from += length) {
                parts.add(java.util.Arrays.copyOfRange(clip, from, from + length));
            }
        }
        return parts;
    }

    private float[] chunk(float[] clip) {
        int from = clip.length <= CHUNK ? 0 : random.nextInt(clip.length - CHUNK);
        return java.util.Arrays.copyOfRange(clip, from, from + Math.min(clip.length, CHUNK));
    }
}
