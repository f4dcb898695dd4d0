package dev.firebreak.core.fingerprint.vpdq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VpdqBytesTest {
    private static final VpdqFeature FEATURE = new VpdqFeature(29, 98, new PdqHash(1, -2, 3, -4), 0.967);
    private static final List<VpdqFeature> FEATURES =
            List.of(FEATURE, new VpdqFeature(0, 0, new PdqHash(5, 6, 7, 8), 0), FEATURE);

    @Test
    void featuresComeBackInTheirOrder() {
        assertThat(VpdqBytes.read(VpdqBytes.write(FEATURES))).isEqualTo(FEATURES);
    }

    @Test
    void thereIsALimitAndNoEmptySignal() {
        List<VpdqFeature> most = Collections.nCopies(VpdqText.MAX_FEATURES, FEATURE);
        assertThat(VpdqBytes.read(VpdqBytes.write(most))).hasSize(VpdqText.MAX_FEATURES);
        List<VpdqFeature> more = Collections.nCopies(VpdqText.MAX_FEATURES + 1, FEATURE);
        assertThatIllegalArgumentException().isThrownBy(() -> VpdqBytes.write(more));
        assertThatIllegalArgumentException().isThrownBy(() -> VpdqBytes.write(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VpdqBytes.write(List.of(new VpdqFeature(0, 1, new PdqHash(1, 1, 1, 1), 1e10))));
    }

    @Test
    void whatIsBrokenIsRefused() {
        byte[] bytes = VpdqBytes.write(FEATURES);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> VpdqBytes.read(cut));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> VpdqBytes.read(Arrays.copyOf(bytes, bytes.length + 1)));
        byte[] other = bytes.clone();
        other[3]++;
        assertThatIllegalArgumentException().isThrownBy(() -> VpdqBytes.read(other));
    }
}
