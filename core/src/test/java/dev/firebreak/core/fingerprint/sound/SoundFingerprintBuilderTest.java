package dev.firebreak.core.fingerprint.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundFingerprintBuilderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void cuttingTheSoundIntoRunsChangesNothing(long seed) {
        float[] sound = Sounds.scene(seed, 4);
        Random random = new Random(seed);
        SoundFingerprintBuilder builder = new SoundFingerprintBuilder();

        for (int at = 0; at < sound.length; ) {
            int run = Math.min(sound.length - at, random.nextInt(random.nextBoolean() ? 10 : 9_000));
            assertThat(builder.add(sound, at, run)).isEqualTo(run);
            at += run;
        }

        assertThat(builder.finish()).isEqualTo(SoundFingerprintBuilder.of(sound));
    }

    @Test
    void aSecondHasTensOfPeaksInOrder() {
        SoundFingerprint print = SoundFingerprintBuilder.of(Sounds.scene(7, 10));

        assertThat(print.length()).isEqualTo(Duration.ofSeconds(10));
        assertThat(print.size()).isBetween(100, 400);
        for (int i = 0; i < print.size(); i++) {
            assertThat(print.tick(i)).isBetween(i == 0 ? 0 : print.tick(i - 1), 2_500);
            assertThat(print.pitch(i)).isBetween(0, SoundFingerprint.HIGHEST_PITCH);
            assertThat(print.strength(i)).isBetween(3, SoundFingerprint.HIGHEST_STRENGTH);
        }
    }

    @Test
    void levelDoesNotMatter() {
        float[] sound = Sounds.scene(7, 4);
        float[] quieter = sound.clone();
        for (int i = 0; i < quieter.length; i++) {
            quieter[i] *= 0.125f;
        }

        assertThat(SoundFingerprintBuilder.of(quieter).size())
                .isCloseTo(
                        SoundFingerprintBuilder.of(sound).size(), org.assertj.core.data.Percentage.withPercentage(20));
    }

    @Test
    void aToneHasItsPitchAndTime() {
        float[] sound = new float[32_000];
        for (int i = 0; i < 4_096; i++) {
            sound[14_000 + i] =
                    (float) (0.5 * Math.sin(2 * Math.PI * 1_120 * i / Sounds.RATE) * Math.sin(Math.PI * i / 4_096));
        }

        SoundFingerprint print = SoundFingerprintBuilder.of(sound);

        assertThat(print.size()).isEqualTo(1);
        assertThat(print.pitch(0)).as("two octaves above 280 Hz").isBetween(1_020, 1_028);
        assertThat(print.tick(0)).as("1.003 s").isBetween(248, 254);
    }

    @Test
    void silenceAndWhatIsNearItHaveNoPeaks() {
        assertThat(SoundFingerprintBuilder.of(new float[80_000]).size()).isZero();
        assertThat(SoundFingerprintBuilder.of(Sounds.noise(1, 80_000, 1e-5)).size())
                .isZero();
        assertThat(SoundFingerprintBuilder.of(new float[10]).size()).isZero();
    }

    @Test
    void aSteadyToneHasHardlyAnyPeaks() {
        float[] tone = new float[160_000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * 997 * i / Sounds.RATE));
        }

        assertThat(SoundFingerprintBuilder.of(tone).size()).isLessThan(60);
    }

    @Test
    void samplesThatAreNoNumbersDoNoHarm() {
        float[] sound = Sounds.scene(3, 4);
        float[] holes = sound.clone();
        for (int i = 20_000; i < 20_100; i++) {
            sound[i] = 0;
            holes[i] = Float.NaN;
        }
        assertThat(SoundFingerprintBuilder.of(holes)).isEqualTo(SoundFingerprintBuilder.of(sound));

        Arrays.fill(sound, Float.POSITIVE_INFINITY);
        assertThat(SoundFingerprintBuilder.of(sound).size()).isLessThan(100);
    }

    @Test
    void soundBeyondTheLimitIsLeftOut() {
        float[] sound = Sounds.scene(3, 2);
        SoundFingerprintBuilder builder = new SoundFingerprintBuilder(500);

        assertThat(builder.add(sound, 0, 31_999)).isEqualTo(31_999);
        assertThat(builder.full()).isFalse();
        assertThat(builder.add(sound, 31_999, 1)).isEqualTo(1);
        assertThat(builder.full()).isTrue();
        assertThat(builder.add(sound, 0, 1)).isZero();
        assertThat(builder.finish()).isEqualTo(SoundFingerprintBuilder.of(sound));
    }

    @Test
    void aPartKeepsItsTimes() {
        SoundFingerprint print = SoundFingerprintBuilder.of(Sounds.scene(7, 6));

        SoundFingerprint part = print.part(Duration.ofSeconds(2), Duration.ofSeconds(4));

        assertThat(part.size()).isPositive();
        assertThat(part.tick(0)).isGreaterThanOrEqualTo(500);
        assertThat(part.tick(part.size() - 1)).isLessThan(1_000);
        assertThat(part.length()).isEqualTo(Duration.ofSeconds(4));
    }
}
