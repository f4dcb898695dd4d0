package dev.firebreak.training.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.media.recode.Recoder;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoundExamplesTest {
    private static final LiveWear TALKED_OVER = new LiveWear(1, 0, 0, 0);

    @Test
    void theTeacherIsAskedAboutGunfireAsItWasBeforeVoicesWereLaidOverIt() {
        List<SoundExample> examples = render(TALKED_OVER);
        assertThat(examples)
                .filteredOn(example -> example.gunfire() == 1)
                .isNotEmpty()
                .allMatch(it -> it.before() != null);
        assertThat(examples)
                .filteredOn(example -> example.gunfire() == 0)
                .isNotEmpty()
                .allMatch(it -> it.before() == null);
    }

    @Test
    void theSameSeedMakesTheSameWindows() {
        List<SoundExample> one = render(TALKED_OVER);
        List<SoundExample> other = render(TALKED_OVER);
        for (int i = 0; i < one.size(); i++) {
            assertThat(other.get(i).logMel()).containsExactly(one.get(i).logMel());
        }
    }

    @Test
    void anAutomaticGainChangesWindowsAndTheTeacherIsAskedAboutGunfireBeforeIt() {
        List<SoundExample> plain = render(LiveWear.NONE);
        List<SoundExample> gained = render(new LiveWear(0, 0, 1, 0));

        assertThat(gained).allMatch(example -> (example.gunfire() != 0) == (example.before() != null));
        // The first window is drawn alike; after it the gain's own draws shift what follows.
        assertThat(gained.getFirst().kind()).isEqualTo(plain.getFirst().kind());
        assertThat(gained.getFirst().logMel()).isNotEqualTo(plain.getFirst().logMel());
    }

    @Test
    void withoutWearNothingIsLaidOverWindows() {
        assertThat(render(LiveWear.NONE)).allMatch(example -> example.before() == null);
    }

    private static List<SoundExample> render(LiveWear wear) {
        Clip voice = new Clip("desk", "train", "negative", "speech", Path.of("voice.wav"), "a", Use.TRAIN, true);
        SoundMaterial material = SoundMaterial.decode(List.of(voice), file -> noise(32_000, new Random(5)));
        LiveCodec unused = new LiveCodec(new Recoder(), file -> new float[0]);
        return new SoundExamples(material, List.of(noise(4_000, new Random(6))), wear, unused, new Random(7))
                .render(40);
    }

    private static float[] noise(int samples, Random random) {
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) (0.2 * random.nextGaussian());
        }
        return noise;
    }
}
