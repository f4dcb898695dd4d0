package dev.firebreak.bench.inference;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import java.time.Duration;
import java.util.Random;

/** What the benchmarks feed: noise, since neither front ends nor networks run faster on anything else. */
final class Material {
    private Material() {}

    static Sound sound(Duration at, int samples) {
        Random random = new Random(1);
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) (random.nextGaussian() * 0.1);
        }
        return new Sound(at, noise);
    }

    static Frame frame(Duration at, int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        new Random(2).nextBytes(rgb);
        return new Frame(at, width, height, rgb, true);
    }
}
