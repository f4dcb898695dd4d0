package dev.firebreak.inference.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogMelStreamTest {
    private final LogMel logMel = new LogMel();
    private final List<float[]> windows = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private final LogMelStream stream = new LogMelStream(logMel, (window, end) -> {
        windows.add(window);
        ends.add(end);
    });

    @Test
    void givesTheSameWindowsHoweverTheSoundIsCutUp() {
        float[] sound = noise(50_000);
        for (int at = 0, size = 1; at < sound.length; at += size, size = size * 3 % 1_021 + 1) {
            size = Math.min(size, sound.length - at);
            stream.accept(Arrays.copyOfRange(sound, at, at + size));
        }

        assertThat(ends).containsExactly(15_600L, 23_600L, 31_600L, 39_600L, 47_600L);
        for (int i = 0; i < windows.size(); i++) {
            assertThat(windows.get(i)).isEqualTo(whole(sound, i * 8_000));
        }
    }

    @Test
    void padsWhatIsLeftIntoALastWindow() {
        float[] sound = noise(16_001);
        stream.accept(sound);

        assertThat(windows).hasSize(1);
        assertThat(stream.finish()).hasValueSatisfying(last -> assertThat(last).isEqualTo(whole(sound, 8_000)));
    }

    @Test
    void padsARunShorterThanAFrame() {
        float[] sound = noise(150);
        stream.accept(sound);

        assertThat(stream.finish()).hasValueSatisfying(last -> assertThat(last).isEqualTo(whole(sound, 0)));
    }

    @Test
    void hasNothingLeftWhenTheLastWindowEndedWithTheSound() {
        stream.accept(noise(15_600));

        assertThat(windows).hasSize(1);
        assertThat(stream.finish()).isEmpty();
    }

    @Test
    void hasNothingLeftOfNoSound() {
        assertThat(stream.finish()).isEmpty();
    }

    @Test
    void startsAnewAfterTheEnd() {
        stream.accept(noise(20_000));
        assertThat(stream.finish()).isPresent();
        float[] next = noise(15_600);
        stream.accept(next);

        assertThat(ends).containsExactly(15_600L, 15_600L);
        assertThat(windows.get(1)).isEqualTo(logMel.window(next));
    }

    private float[] whole(float[] sound, int from) {
        return logMel.window(Arrays.copyOf(Arrays.copyOfRange(sound, from, sound.length), LogMel.WINDOW_SAMPLES));
    }

    private static float[] noise(int samples) {
        Random random = new Random(11);
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) (random.nextGaussian() * 0.1);
        }
        return noise;
    }
}
