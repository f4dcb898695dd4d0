package dev.firebreak.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OnsetTest {
    @Test
    void findsTheFirstBangBehindQuietNoise() {
        float[] samples = new float[32_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i % 2 == 0 ? 0.01f : -0.01f;
        }
        Arrays.fill(samples, 12_000, 12_800, 0.3f);
        Arrays.fill(samples, 20_000, 20_800, 0.9f);
        assertThat(Onset.of(samples)).contains(Duration.ofMillis(750));
    }

    @Test
    void findsNothingInSilence() {
        assertThat(Onset.of(new float[1_600])).isEmpty();
        assertThat(Onset.of(new float[0])).isEmpty();
    }
}
