package dev.firebreak.core.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WavesTest {
    private static float[] tone(double frequency) {
        float[] tone = new float[2 * Take.SOUND_RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * frequency * i / Take.SOUND_RATE));
        }
        return tone;
    }

    /** By the crossings of zero in the middle. */
    private static double pitch(float[] sound) {
        int crossings = 0;
        int from = sound.length / 4;
        int to = 3 * sound.length / 4;
        for (int i = from; i < to; i++) {
            crossings += sound[i] < 0 && sound[i + 1] >= 0 ? 1 : 0;
        }
        return crossings * (double) Take.SOUND_RATE / (to - from);
    }

    private static double level(float[] sound) {
        double sum = 0;
        for (float each : sound) {
            sum += each * each;
        }
        return 10 * Math.log10(sum / sound.length);
    }

    @Test
    void playedFasterItIsHigherAndShorter() {
        float[] faster = Waves.faster(tone(440), 1.25);

        assertThat(faster).hasSize((int) (2 * Take.SOUND_RATE / 1.25));
        assertThat(pitch(faster)).isCloseTo(550, within(3.0));
    }

    @Test
    void stretchedItKeepsItsPitchAndLevel() {
        float[] stretched = Waves.stretched(tone(440), 0.8);

        assertThat(stretched).hasSize((int) (2 * Take.SOUND_RATE / 0.8));
        assertThat(pitch(stretched)).isCloseTo(440, within(6.0));
        assertThat(level(stretched)).isCloseTo(level(tone(440)), within(1.0));
    }

    @Test
    void aBandLeavesWhatIsInIt() {
        assertThat(level(Waves.band(tone(1000), 300, 3400))).isCloseTo(level(tone(1000)), within(1.0));
        assertThat(level(Waves.band(tone(100), 300, 3400))).isLessThan(level(tone(100)) - 30);
    }

    @Test
    void whatIsLaidOverIsAsLoudAsTold() {
        float[] over = Waves.over(new float[16_000], tone(440), 0);
        float[] both = Waves.over(tone(440), tone(1700), 10);

        assertThat(level(over)).isLessThan(-60);
        assertThat(level(both)).isCloseTo(level(tone(440)) + 20 * Math.log10(0.7) + 0.41, within(0.3));
    }
}
