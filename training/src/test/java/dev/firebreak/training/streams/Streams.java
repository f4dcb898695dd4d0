package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import dev.firebreak.training.replay.DecodedClip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small sources for tests: moving colours with a hum, and sounds alone. */
final class Streams {
    static final int WIDTH = 160;
    static final int HEIGHT = 96;

    private Streams() {}

    static List<Source> harmless() {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sources.add(new Source(clip("video", "walk", i), new DecodedClip(true, hum(7, 100 + 40 * i), frames(i))));
            sources.add(new Source(clip("audio", "rain", i), new DecodedClip(true, noise(3 + i, i), List.of())));
        }
        return sources;
    }

    static StreamMaterial material() {
        return new StreamMaterial(harmless(), List.of(), List.of(), List.of(), 0);
    }

    private static Clip clip(String set, String category, int number) {
        return new Clip(set, "test", "negative", category, Path.of(set + number), "group" + number, Use.EVALUATE, true);
    }

    private static float[] hum(int seconds, int hertz) {
        float[] samples = new float[seconds * 16_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.05 * Math.sin(Math.TAU * hertz * i / 16_000));
        }
        return samples;
    }

    private static float[] noise(int seconds, int seed) {
        Random random = new Random(seed);
        float[] samples = new float[seconds * 16_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 0.03f * (float) random.nextGaussian();
        }
        return samples;
    }

    private static List<Frame> frames(int number) {
        List<Frame> frames = new ArrayList<>();
        Random random = new Random(number);
        for (int i = 0; i < 14; i++) {
            byte[] rgb = new byte[WIDTH * HEIGHT * 3];
            for (int at = 0; at < rgb.length; at++) {
                rgb[at] = (byte) (at / 3 % WIDTH + 10 * i + 50 * number + random.nextInt(20));
            }
            frames.add(new Frame(Duration.ofMillis(500L * i), WIDTH, HEIGHT, rgb, i % 4 == 0));
        }
        return frames;
    }
}
