package dev.firebreak.testkit.copy;

import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** A film from a seed: every second a picture of its own, and a tune. */
public record SampleFilm(long seed) {
    /** Samples a second of {@link #tune}. */
    public static final int RATE = 16_000;

    private static final int EDITED_BITS = 10;

    /** The picture of a second. */
    public PdqHash picture(int second) {
        Random random = new Random(seed * 1_000_003 + second);
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** A frame that shows a second's picture, somewhat edited, {@code at} its own second. */
    public SampledFrame frame(int at, int second) {
        Random random = new Random(seed + at);
        PdqHash hash = picture(second);
        long[] words = {hash.word0(), hash.word1(), hash.word2(), hash.word3()};
        for (int i = 0; i < EDITED_BITS; i++) {
            int bit = random.nextInt(PdqHash.BITS);
            words[bit / Long.SIZE] ^= 1L << bit;
        }
        PdqHash edited = new PdqHash(words[0], words[1], words[2], words[3]);
        return new SampledFrame(Duration.ofSeconds(at), edited, Optional.empty(), 100);
    }

    /** The film from a second on, as a video of its own. */
    public VideoFingerprint video(int from, int seconds) {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        for (int i = 0; i < seconds; i++) {
            builder.add(frame(i, from + i));
        }
        return builder.fingerprint();
    }

    /** The learned hash of a second. */
    public LearnedHash learned(int second) {
        Random random = new Random(seed * 7_919 + second);
        return new LearnedHash(1, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** The same with learned hashes. */
    public VideoFingerprint described(int from, int seconds) {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        for (int i = 0; i < seconds; i++) {
            builder.add(frame(i, from + i).withLearned(Optional.of(learned(from + i))));
        }
        return builder.fingerprint();
    }

    /** The tune of the film's first seconds: notes of any pitch with overtones. 16 kHz, mono. */
    public float[] tune(int seconds) {
        Random random = new Random(seed);
        float[] sound = new float[seconds * RATE];
        for (double at = 0; at < seconds; at += 0.05 + 0.3 * random.nextDouble()) {
            double hertz = 220 * Math.pow(2, 2.5 * random.nextDouble());
            double decay = 0.1 + 0.3 * random.nextDouble();
            note(sound, (int) (at * RATE), decay, hertz, 0.05 + 0.15 * random.nextDouble());
        }
        return sound;
    }

    /** The tune from a second on. */
    public float[] tune(int from, int seconds) {
        return Arrays.copyOfRange(tune(from + seconds), from * RATE, (from + seconds) * RATE);
    }

    public SoundFingerprint sound(int from, int seconds) {
        return SoundFingerprintBuilder.of(tune(from, seconds));
    }

    private static void note(float[] sound, int from, double decay, double hertz, double loud) {
        for (int overtone = 1; overtone <= 3; overtone++) {
            partial(sound, from, decay, 2 * Math.PI * hertz * overtone / RATE, loud / overtone);
        }
    }

    /** A sine that dies away, by recurrence. */
    private static void partial(float[] sound, int from, double decay, double step, double loud) {
        double fade = Math.exp(-2 / (decay * RATE));
        double turn = 2 * fade * Math.cos(step);
        double before = 0;
        double now = loud * Math.sin(step);
        int end = Math.min(sound.length, from + (int) (decay * 2 * RATE));
        for (int i = from; i < end; i++) {
            sound[i] += (float) now;
            double next = turn * now - fade * fade * before;
            before = now;
            now = next;
        }
    }
}
