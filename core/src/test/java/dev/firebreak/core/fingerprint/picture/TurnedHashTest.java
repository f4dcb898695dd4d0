package dev.firebreak.core.fingerprint.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnedHashTest {
    private static final int PICTURES = 50;

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void itIsNearTheHashThatHasTheCoefficients(Orientation orientation) {
        Random random = new Random(1);
        PdqHasher hasher = new PdqHasher();
        int sum = 0;
        for (int picture = 0; picture < PICTURES; picture++) {
            float[] samples = new float[PdqHasher.SIDE * PdqHasher.SIDE];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = random.nextInt(256);
            }
            PdqHash upright = hasher.hash(LumaPlane.floats(samples, PdqHasher.SIDE, PdqHasher.SIDE))
                    .hash();
            sum += TurnedHash.of(upright, orientation).distance(hasher.oriented(orientation));
        }

        assertThat(sum / PICTURES).isLessThan(25);
    }
}
