package dev.firebreak.training.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Sound;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import dev.firebreak.media.recode.Recoder;
import dev.firebreak.training.play.DecodedFiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveCodecIT {
    @Test
    void windowsComeBackInTheirPlacesWithALossAndTheSameEachTime() {
        List<float[]> windows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            windows.add(tones(300 + 250 * i));
        }
        try (DecoderPool pool = new DecoderPool(DecoderPoolSettings.withWorkers(1), Clock.systemUTC())) {
            LiveCodec codec = new LiveCodec(new Recoder(), new DecodedFiles(pool));
            List<float[]> encoded = codec.pass(windows, 32);
            assertThat(encoded).hasSameSizeAs(windows);
            for (int i = 0; i < windows.size(); i++) {
                assertThat(likeness(windows.get(i), encoded.get(i))).isBetween(0.9, 0.99999);
            }
            List<float[]> again = codec.pass(windows, 32);
            for (int i = 0; i < windows.size(); i++) {
                assertThat(again.get(i)).containsExactly(encoded.get(i));
            }
        }
    }

    /** A tone that swells, and one that fades: a shift by a few samples would show. */
    private static float[] tones(double hertz) {
        float[] samples = new float[LogMel.WINDOW_SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            double second = (double) i / Sound.SAMPLE_RATE;
            samples[i] = (float) (0.4 * second * Math.sin(Math.TAU * hertz * second)
                    + 0.4 * (1 - second) * Math.sin(Math.TAU * 2.7 * hertz * second));
        }
        return samples;
    }

    /** The correlation of two signals without any shift. */
    private static double likeness(float[] one, float[] other) {
        double both = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            both += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }
        return both / Math.sqrt(first * second);
    }
}
