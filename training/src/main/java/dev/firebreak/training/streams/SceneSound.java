package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Sound;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The sound of one scene: recordings one after the other or one over and over, each joint faded for 15 ms, since a click where
 * two recordings meet is no sound of life. One thread.
 */
final class SceneSound {
    private static final int FADE = Sound.SAMPLE_RATE * 15 / 1000;
    private static final int LONGEST_GAP = Sound.SAMPLE_RATE * 3 / 2;

    private final List<Source> sources;
    private final boolean gaps;
    private final RandomGenerator random;
    private Source current;
    private int at;
    private int gap;

    /**
     * @param sources with sound; taken in random order
     * @param gaps whether there is silence of up to 1.5 s between them
     */
    SceneSound(List<Source> sources, boolean gaps, RandomGenerator random) {
        this.sources = sources;
        this.gaps = gaps;
        this.random = random;
        this.current = sources.get(random.nextInt(sources.size()));
        this.at = random.nextInt(current.decoded().samples().length);
    }

    /** What is heard now. */
    Source current() {
        return current;
    }

    /** Adds the next samples times {@code gain}. */
    void add(float[] to, double gain) {
        for (int i = 0; i < to.length; i++) {
            to[i] += (float) (gain * next());
        }
    }

    private float next() {
        if (gap > 0) {
            gap--;
            return 0;
        }
        float[] samples = current.decoded().samples();
        if (at == samples.length) {
            current = sources.get(random.nextInt(sources.size()));
            at = 0;
            gap = gaps ? random.nextInt(LONGEST_GAP) : 0;
            return 0;
        }
        int edge = Math.min(at, samples.length - 1 - at);
        float fade = edge >= FADE ? 1 : (float) edge / FADE;
        return samples[at++] * fade;
    }
}
