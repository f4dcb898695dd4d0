package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.PdqHash;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Films for tests: every second of a film is a picture of its own, and edits change some bits of each. */
final class Film {
    private final long seed;

    Film(long seed) {
        this.seed = seed;
    }

    /** The picture at a time, in seconds: each second's picture, with a few bits of the next as it comes nearer. */
    PdqHash at(double seconds) {
        long second = (long) Math.floor(seconds);
        long[] words = words(seed * 1_000_003 + second);
        long[] next = words(seed * 1_000_003 + second + 1);
        Random random = new Random(seed ^ (second * 31));
        for (int bit = 0; bit < PdqHash.BITS; bit++) {
            if (random.nextDouble() < (seconds - second) * 0.35) {
                long mask = 1L << bit;
                words[bit / 64] = (words[bit / 64] & ~mask) | (next[bit / 64] & mask);
            }
        }
        return hash(words);
    }

    static PdqHash edited(PdqHash hash, int bits, Random random) {
        long[] words = {hash.word0(), hash.word1(), hash.word2(), hash.word3()};
        for (int i = 0; i < bits; i++) {
            int bit = random.nextInt(PdqHash.BITS);
            words[bit / 64] ^= 1L << bit;
        }
        return hash(words);
    }

    /** A copy: {@code time} says which moment of this film it shows at its own second t. */
    VideoFingerprint copy(double length, int edited, DoubleUnaryOperator time) {
        Random random = new Random(seed + 17);
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        for (double t = 0; t < length; t++) {
            double shown = time.applyAsDouble(t);
            PdqHash hash = shown < 0 ? edited(new PdqHash(0, 0, 0, 0), 256, random) : at(shown);
            builder.add(frame(t, edited(hash, edited, random), 100));
        }
        builder.extendTo(Duration.ofMillis(Math.round(length * 1000)));
        return builder.fingerprint();
    }

    VideoFingerprint whole(double length) {
        return copy(length, 0, t -> t);
    }

    static SampledFrame frame(double seconds, PdqHash pdq, int quality) {
        return new SampledFrame(Duration.ofMillis(Math.round(seconds * 1000)), pdq, Optional.empty(), quality);
    }

    private static long[] words(long seed) {
        Random random = new Random(seed);
        return new long[] {random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()};
    }

    private static PdqHash hash(long[] words) {
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }
}
