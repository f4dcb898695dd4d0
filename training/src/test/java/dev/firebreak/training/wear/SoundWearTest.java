package dev.firebreak.training.wear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.training.sound.Filters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SoundWearTest {
    @Test
    void laysABedSoFarBelowTheLoudestTenthOfASecond() {
        float[] samples = new float[16_000];
        Arrays.fill(samples, 3_200, 4_800, 0.5f);
        float[] bed = new float[1_000];
        Arrays.fill(bed, 0.01f);
        Filters.layUnder(samples, bed, 20);
        assertThat(samples[0]).isCloseTo(0.05f, within(1e-4f));
        assertThat(samples[4_000]).isCloseTo(0.55f, within(1e-4f));
    }

    @Test
    void turnsEverythingDownWhereASumWouldBeCutOff() {
        float[] samples = new float[1_600];
        Arrays.fill(samples, 0.9f);
        Filters.layUnder(samples, new float[] {1}, 0);
        assertThat(samples[0]).isCloseTo(1f, within(1e-6f));
    }

    @Test
    void leavesSilenceSilent() {
        float[] samples = new float[1_600];
        Filters.layUnder(samples, new float[] {1}, 0);
        SoundWear.clip(samples, 4);
        assertThat(samples).containsOnly(0f);
    }

    @Test
    void cutsOffWhatIsOverFullScale() {
        float[] samples = {0.1f, 0.2f, -0.4f};
        SoundWear.clip(samples, 4);
        assertThat(samples).containsExactly(1f, 1f, -1f);
    }
}
