package dev.firebreak.inference.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.drill.GunfireSynthesis;
import dev.firebreak.core.drill.Room;
import dev.firebreak.core.drill.Shot;
import dev.firebreak.core.drill.Weapon;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.verdict.Judge;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.model.ModelPackage;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The package that the program is shipped with: whole, small enough, and no nonsense. How good it is, its card says. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefaultModelPackageTest {
    private static final long MOST_BYTES = 10_000_000;
    private static final Shot CLOSE = Shot.byShooter(Weapon.CARBINE, Room.STREET);

    private final ModelPackage models = ModelPackage.standard();

    @SuppressWarnings("MustBeClosedChecker") // closed after all tests
    private final InferenceEngine engine = InferenceEngine.open(models, EngineSettings.standard());

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void isSmallEnoughAndHasACard() {
        assertThat((long) models.sound().length + models.picture().length).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(models.card()).isNotBlank();
        assertThat(models.description().training().datasets()).isNotEmpty();
        assertThat(models.description().training().initialWeights()).isNotBlank();
    }

    @Test
    void wasLearntFromNothingThatIsForMeasuringOnly() {
        assertThat(models.isTrial()).isFalse();
        assertThat(models.description().training().datasets())
                .doesNotContain("audio-urbansound8k", "audio-forest-gunshots", "audio-freesound-cc");
    }

    @Test
    void scoresDoNotDependOnTheBatch() {
        assertThat(engine.metrics().sound().largestBatch()).isEqualTo(EngineSettings.MOST_BATCH);
        assertThat(engine.metrics().picture().largestBatch()).isEqualTo(EngineSettings.MOST_BATCH);
    }

    @Test
    void hearsGunfireRatherThanSilenceNoiseOrATone() {
        Random random = new Random(4);
        float[] noise = new float[LogMel.WINDOW_SAMPLES];
        float[] tone = new float[LogMel.WINDOW_SAMPLES];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (random.nextGaussian() * 0.1);
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / Sound.SAMPLE_RATE));
        }
        double quietest = 1;
        for (Weapon weapon : new Weapon[] {Weapon.PISTOL, Weapon.CARBINE, Weapon.AUTOMATIC, Weapon.SHOTGUN}) {
            quietest = Math.min(quietest, gunfire(burst(Shot.byShooter(weapon, Room.STREET), 4)));
        }

        assertThat(quietest)
                .isGreaterThan(gunfire(new float[LogMel.WINDOW_SAMPLES]))
                .isGreaterThan(gunfire(noise))
                .isGreaterThan(gunfire(tone));
    }

    @Test
    void seesNoFirearmInABlackOrAGreyPicture() {
        assertThat(picture(0).firearmFirstPerson()).isLessThan(0.5);
        assertThat(picture(128).firearmFirstPerson()).isLessThan(0.5);
    }

    @Test
    void doesNotCutForOneBang() {
        Judge judge = new Judge(models.description().operatingPoints());
        SoundScores sure = new SoundScores(1, 0, 0);

        judge.accept(new Evidence.OfSound(Duration.ofMillis(975), sure));
        Verdict second = judge.accept(new Evidence.OfSound(Duration.ofMillis(1_475), sure));

        assertThat(second.level()).isLessThan(VerdictLevel.CUT);
    }

    @Test
    void cutsSustainedGunfireAndNotTheSilenceBefore() {
        Recorder recorder = new Recorder();
        StreamAnalysis analysis =
                new StreamAnalysis(engine, models.description().operatingPoints(), Pace.FILE, recorder);
        float[] sound = new float[10 * Sound.SAMPLE_RATE];
        GunfireSynthesis.mix(burst(CLOSE, 20), sound, 5 * Sound.SAMPLE_RATE, 1);
        analysis.sound(new Sound(Duration.ZERO, sound));
        analysis.finish();

        assertThat(recorder.verdicts)
                .filteredOn(verdict -> verdict.at().compareTo(Duration.ofSeconds(5)) < 0)
                .allMatch(verdict -> verdict.level() == VerdictLevel.CLEAR);
        assertThat(recorder.level()).isEqualTo(VerdictLevel.CUT);
        assertThat(recorder.verdicts.getLast().suspectedSince().orElseThrow())
                .isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theLearnedHashOfACroppedPictureIsNearerToItsOwnThanToAnyOther() {
        List<LearnedHash> scenes =
                IntStream.range(0, 8).mapToObj(scene -> learned(scene, 0)).toList();
        for (int scene = 0; scene < scenes.size(); scene++) {
            LearnedHash cropped = learned(scene, 8);
            List<Integer> distances = scenes.stream().map(cropped::distance).toList();

            assertThat(learned(scene, 0)).isEqualTo(scenes.get(scene));
            assertThat(distances.get(scene)).isLessThan(88).isEqualTo(Collections.min(distances));
        }
    }

    /** Of a scene of discs, {@code margin} per cent cut off at each side. */
    private LearnedHash learned(int scene, int margin) {
        Random random = new Random(scene);
        BufferedImage picture = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setPaint(new GradientPaint(0, 0, colour(random), 640, 360, colour(random)));
        g.fillRect(0, 0, 640, 360);
        for (int i = 0; i < 25; i++) {
            g.setColor(colour(random));
            int size = 10 + random.nextInt(120);
            if (random.nextBoolean()) {
                g.fillOval(random.nextInt(600), random.nextInt(320), size, size);
            } else {
                g.fillRect(random.nextInt(600), random.nextInt(320), size, size / 2);
            }
        }
        g.dispose();
        int x = 640 * margin / 100;
        int y = 360 * margin / 100;
        BufferedImage small = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = small.createGraphics();
        to.drawImage(picture, 0, 0, 320, 180, x, y, 640 - x, 360 - y, null);
        to.dispose();
        byte[] rgb = new byte[320 * 180 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (small.getRGB(i / 3 % 320, i / 3 / 320) >> (16 - 8 * (i % 3)));
        }
        return engine.describe(new Frame(Duration.ZERO, 320, 180, rgb, true)).orElseThrow();
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(0x1000000));
    }

    private double gunfire(float[] samples) {
        float[] window = new LogMel().window(Arrays.copyOf(samples, LogMel.WINDOW_SAMPLES));
        return engine.sound(window, Pace.FILE).join().gunfire();
    }

    private PictureScores picture(int grey) {
        byte[] rgb = new byte[320 * 180 * 3];
        Arrays.fill(rgb, (byte) grey);
        return engine.picture(new Frame(Duration.ZERO, 320, 180, rgb, true), Pace.FILE)
                .join();
    }

    private static float[] burst(Shot shot, int rounds) {
        return new GunfireSynthesis(Sound.SAMPLE_RATE).burst(shot, rounds, 7);
    }
}
