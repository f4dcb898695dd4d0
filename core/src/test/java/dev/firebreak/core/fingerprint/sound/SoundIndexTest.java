package dev.firebreak.core.fingerprint.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.fingerprint.Interval;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundIndexTest {
    private static final float[] SCENE = Sounds.scene(40, 30);
    private static final float[] TUNE = Sounds.tune(41, 30, 1, 1);
    private static final SoundIndex INDEX = new SoundIndex(1_000_000);

    @BeforeAll
    static void fill() {
        INDEX.insert(40, SoundFingerprintBuilder.of(SCENE));
        INDEX.insert(41, SoundFingerprintBuilder.of(TUNE));
        for (int seed = 42; seed < 52; seed++) {
            INDEX.insert(
                    seed,
                    SoundFingerprintBuilder.of(seed % 2 == 0 ? Sounds.scene(seed, 20) : Sounds.tune(seed, 20, 1, 1)));
        }
    }

    private static void assertFound(float[] query, long reference, double from, double rate, double pitch) {
        List<SoundMatch> found = INDEX.find(SoundFingerprintBuilder.of(query));
        assertThat(found).isNotEmpty();
        SoundMatch match = found.get(0);
        Interval there = match.interval().reference();
        double begins = (there.from().toMillis()
                        - match.interval().rate()
                                * match.interval().query().from().toMillis())
                / 1e3;
        assertThat(match.reference()).isEqualTo(reference);
        assertThat(begins).isCloseTo(from, within(0.15));
        assertThat(match.interval().rate()).isCloseTo(rate, within(0.015));
        assertThat(match.pitch()).isCloseTo(pitch, within(0.01));
        assertThat(found).allMatch(other -> other.reference() == reference);
    }

    @Test
    void anExcerptIsFoundWhereItWasCut() {
        float[] query = Sounds.excerpt(SCENE, 12.345, 10);

        assertFound(query, 40, 12.345, 1, 1);
        SoundMatch match = INDEX.find(SoundFingerprintBuilder.of(query)).get(0);
        assertThat(match.interval().query().overlap(new Interval(Duration.ZERO, Duration.ofSeconds(10))))
                .isGreaterThan(Duration.ofSeconds(9));
        assertThat(match.interval().score()).isGreaterThan(0.8);
    }

    @Test
    void threeSecondsAreEnough() {
        assertFound(Sounds.excerpt(SCENE, 5.1, 3), 40, 5.1, 1, 1);
    }

    @Test
    void aTelephoneInARoomDoesNotHideIt() {
        assertFound(Sounds.telephone(Sounds.excerpt(SCENE, 12.345, 10)), 40, 12.345, 1, 1);
        assertFound(Sounds.telephone(Sounds.excerpt(TUNE, 12.345, 10)), 41, 12.345, 1, 1);
    }

    @Test
    void whatIsLaidOverItDoesNotHideIt() {
        float[] query = Sounds.excerpt(SCENE, 8, 10);

        assertFound(Sounds.mix(query, Sounds.tune(900, 10, 1, 1), 0), 40, 8, 1, 1);
        assertFound(Sounds.mix(Sounds.excerpt(TUNE, 8, 10), Sounds.speech(901, 10), 0), 41, 8, 1, 1);
        assertFound(Sounds.mix(query, Sounds.noise(5, 1_000_000, 1), 6), 40, 8, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.95, 1.05, 1.1})
    void playedFasterOrSlowerItIsFoundWithItsRate(double factor) {
        assertFound(Sounds.speed(Sounds.excerpt(SCENE, 12, 11), factor), 40, 12, factor, factor);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 1", "1.1, 1", "1, 0.9", "1, 1.1", "1.08, 0.93"})
    void tempoAndPitchMayChangeByThemselves(double tempo, double pitch) {
        float[] played = Sounds.tune(41, 30, tempo, pitch);

        assertFound(Sounds.excerpt(played, 9, 10), 41, 9 * tempo, tempo, pitch);
    }

    @Test
    void twoExcerptsInOneQueryAreTwoMatches() {
        float[] query = new float[25 * Sounds.RATE];
        System.arraycopy(Sounds.excerpt(SCENE, 4, 8), 0, query, 2 * Sounds.RATE, 8 * Sounds.RATE);
        System.arraycopy(Sounds.excerpt(TUNE, 10, 8), 0, query, 15 * Sounds.RATE, 8 * Sounds.RATE);

        List<SoundMatch> found = INDEX.find(SoundFingerprintBuilder.of(query));

        assertThat(found).extracting(SoundMatch::reference).containsExactlyInAnyOrder(40L, 41L);
        assertThat(found).allSatisfy(match -> {
            double begins = match.reference() == 40 ? 2 : 15;
            assertThat(match.interval().query().from().toMillis() / 1e3).isCloseTo(begins, within(0.5));
            assertThat(match.interval().query().length().toMillis() / 1e3).isCloseTo(8, within(1.0));
        });
    }

    @Test
    void aLongCopyIsOneMatch() {
        List<SoundMatch> found = INDEX.find(SoundFingerprintBuilder.of(Sounds.speed(SCENE, 1.03)));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).interval().query().length()).isGreaterThan(Duration.ofSeconds(27));
        assertThat(found.get(0).interval().rate()).isCloseTo(1.03, within(0.005));
    }

    @Test
    void otherSoundsOfTheKindAreNotFound() {
        for (int seed = 200; seed < 212; seed++) {
            assertThat(INDEX.find(SoundFingerprintBuilder.of(Sounds.scene(seed, 10))))
                    .isEmpty();
            assertThat(INDEX.find(SoundFingerprintBuilder.of(Sounds.tune(seed, 10, 1, 1))))
                    .isEmpty();
        }
    }

    @Test
    void silenceIsNeitherKeptNorFound() {
        SoundIndex index = new SoundIndex(1_000);

        assertThat(index.insert(1, SoundFingerprintBuilder.of(new float[160_000])))
                .isEqualTo(SoundIndex.Insertion.NOTHING_TO_FIND);
        assertThat(INDEX.find(SoundFingerprintBuilder.of(new float[160_000]))).isEmpty();
    }

    @Test
    void whatIsPutInIsFoundAtOnceAndWhatIsTakenOutNoLonger() {
        SoundIndex index = new SoundIndex(1_000_000);
        SoundFingerprint print = SoundFingerprintBuilder.of(Sounds.scene(1, 10));

        assertThat(index.find(print)).isEmpty();
        assertThat(index.insert(1, print)).isEqualTo(SoundIndex.Insertion.DONE);
        assertThat(index.insert(1, print)).isEqualTo(SoundIndex.Insertion.KNOWN);
        assertThat(index.find(print)).hasSize(1);
        assertThat(index.delete(1)).isTrue();
        assertThat(index.delete(1)).isFalse();
        assertThat(index.find(print)).isEmpty();
        assertThat(index.insert(1, print)).isEqualTo(SoundIndex.Insertion.DONE);
        assertThat(index.find(print)).hasSize(1);
    }

    @Test
    void takingOutMakesRoom() {
        SoundIndex index = new SoundIndex(2_000);
        int next = 0;
        while (index.insert(next, SoundFingerprintBuilder.of(Sounds.scene(next, 6))) == SoundIndex.Insertion.DONE) {
            next++;
        }
        assertThat(next).isGreaterThan(2);
        for (int i = 0; i < next - 1; i++) {
            assertThat(index.delete(i)).isTrue();
        }

        assertThat(index.insert(next, SoundFingerprintBuilder.of(Sounds.scene(next, 6))))
                .isEqualTo(SoundIndex.Insertion.DONE);
        assertThat(index.size().references()).isEqualTo(2);
        SoundFingerprint kept = SoundFingerprintBuilder.of(Sounds.scene(next - 1, 6));
        assertThat(index.find(kept)).extracting(SoundMatch::reference).containsExactly((long) next - 1);
    }

    @Test
    void repeatedBeepsDoNotFloodTheIndex() {
        SoundIndex index = new SoundIndex(1_000_000);
        float[] beeps = Sounds.mix(Sounds.beeps(600), Sounds.beeps(601), 20);
        float[] lower = Sounds.speed(beeps, 0.7);
        for (int i = 0; i < beeps.length; i++) {
            lower[i] += beeps[i];
        }

        assertThat(index.insert(1, SoundFingerprintBuilder.of(lower))).isEqualTo(SoundIndex.Insertion.DONE);

        assertThat(index.size().repeated()).isPositive();
        assertThat(index.size().triplets()).isLessThan(20_000);
    }
}
