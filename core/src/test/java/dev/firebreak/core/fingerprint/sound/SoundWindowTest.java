package dev.firebreak.core.fingerprint.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoundWindowTest {
    private static final int SEGMENT = 2 * Sounds.RATE;

    private final float[] banked = Sounds.scene(1, 20);
    private final SoundIndex index = new SoundIndex(1_000_000);

    @BeforeEach
    void bank() {
        index.insert(1, SoundFingerprintBuilder.of(banked));
    }

    @Test
    void aCopyIsFoundAfterAFewSegmentsAndForgottenAfterItEnded() {
        float[] stream = new float[60 * Sounds.RATE];
        System.arraycopy(Sounds.scene(2, 60), 0, stream, 0, stream.length);
        System.arraycopy(Sounds.telephone(banked), 0, stream, 20 * Sounds.RATE, banked.length);
        SoundWindow window = new SoundWindow();
        double found = Double.NaN;

        for (int at = 0; at < stream.length; at += SEGMENT) {
            window.add(Sounds.excerpt(stream, at / 16_000.0, 2));
            double now = (at + SEGMENT) / 16_000.0;
            List<SoundMatch> matches = window.find(index);
            if (!matches.isEmpty()) {
                found = Double.isNaN(found) ? now : found;
                assertThat(now).isBetween(22.0, 54.0);
                assertThat(matches.get(0).interval().query().from()).isGreaterThanOrEqualTo(Duration.ofMillis(19_500));
            }
        }

        assertThat(found).isBetween(22.0, 28.0);
    }

    @Test
    void timesGoOnWhereAFingerprintHasReachedItsLimit() {
        SoundWindow window = new SoundWindow(Duration.ofSeconds(7));

        window.add(new float[3 * 7 * Sounds.RATE + 100]);
        window.add(Sounds.excerpt(banked, 3, 6));

        SoundMatch match = window.find(index).get(0);
        double ahead = (match.interval().query().from().toMillis()
                        - match.interval().reference().from().toMillis())
                / 1e3;
        assertThat(ahead).isCloseTo(21 - 3, within(0.1));
    }

    @Test
    void memoryStaysTheSame() {
        SoundWindow window = new SoundWindow();
        float[] sound = Sounds.scene(5, 10);
        for (int i = 0; i < 10; i++) {
            window.add(sound);
        }

        assertThat(window.fingerprint().size()).isLessThan(13 * 40);
        assertThat(window.fingerprint().length()).isEqualTo(Duration.ofSeconds(100));
    }
}
