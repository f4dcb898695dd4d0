package dev.firebreak.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.fingerprint.LearnedHash;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignProjectionTest {
    private static SignProjection any(int width) {
        Random random = new Random(1);
        double[] means = random.doubles(width).toArray();
        double[] spreads = random.doubles(width, 0.1, 2).toArray();
        double[][] rows = new double[LearnedHash.BITS][];
        Arrays.setAll(rows, row -> random.doubles(width, -1, 1).toArray());
        return SignProjection.of(means, spreads, rows);
    }

    @Test
    void aBitIsTheSignOfItsRow() {
        double[][] rows = new double[LearnedHash.BITS][2];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % 2 == 0 ? new double[] {1, 0} : new double[] {0, 1};
        }
        SignProjection projection = SignProjection.of(new double[] {2, 2}, new double[] {1, 1}, rows);

        LearnedHash hash = projection.hash(new float[] {9, 1}, 0, 7);

        assertThat(hash.space()).isEqualTo(7);
        assertThat(hash.word0()).isEqualTo(0x5555555555555555L);
        assertThat(hash.hex()).isEqualTo("5".repeat(64));
    }

    @Test
    void featuresMayLieAnywhereInAnArray() {
        SignProjection projection = any(30);
        float[] features = new float[100];
        Random random = new Random(2);
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat();
        }

        assertThat(projection.hash(features, 50, 1))
                .isEqualTo(projection.hash(Arrays.copyOfRange(features, 50, 80), 0, 1));
    }

    @Test
    void whatIsWrittenIsReadAndHashesTheSame() {
        SignProjection written = any(576);
        SignProjection read = SignProjection.read(written.bytes());
        float[] features = new float[576];
        Random random = new Random(3);
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat() * 6;
        }

        assertThat(read.bytes()).isEqualTo(written.bytes());
        assertThat(read.hash(features, 0, 1)).isEqualTo(written.hash(features, 0, 1));
        assertThat(read.width()).isEqualTo(576);
    }

    @Test
    void theWidestLayerIsReadAndOneWiderRefused() {
        byte[] widest = any(SignProjection.MAX_WIDTH).bytes();
        byte[] wider = Arrays.copyOf(widest, widest.length + 2 * Float.BYTES + LearnedHash.BITS);
        wider[6] = (byte) (SignProjection.MAX_WIDTH + 1);
        wider[7] = (byte) ((SignProjection.MAX_WIDTH + 1) >> 8);

        assertThat(SignProjection.read(widest).width()).isEqualTo(SignProjection.MAX_WIDTH);
        assertThat((long) widest.length).isLessThan(PackageLimits.DESCRIPTOR_BYTES);
        assertThatThrownBy(() -> SignProjection.read(wider)).hasMessageContaining("no projection of 4097 features");
        assertThatThrownBy(() -> any(SignProjection.MAX_WIDTH + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNoProjection() {
        byte[] good = any(20).bytes();
        byte[] other = good.clone();
        other[0] = 'X';
        byte[] infinite = good.clone();
        infinite[11] = 0x7f;
        infinite[10] = (byte) 0x80;

        assertThatThrownBy(() -> SignProjection.read(other)).hasMessageContaining("does not begin");
        assertThatThrownBy(() -> SignProjection.read(new byte[0])).hasMessageContaining("does not begin");
        assertThatThrownBy(() -> SignProjection.read(Arrays.copyOf(good, good.length - 1)))
                .hasMessageContaining("no projection");
        assertThatThrownBy(() -> SignProjection.read(Arrays.copyOf(good, good.length + 1)))
                .hasMessageContaining("no projection");
        assertThatThrownBy(() -> SignProjection.read(infinite)).hasMessageContaining("among its numbers");
    }

    @Test
    void sumsStayWithinAnInt() {
        int width = SignProjection.MAX_WIDTH;
        double[] spreads = new double[width];
        Arrays.fill(spreads, 1e-6);
        double[][] rows = new double[LearnedHash.BITS][width];
        for (double[] row : rows) {
            Arrays.fill(row, 1);
        }
        float[] features = new float[width];
        Arrays.fill(features, 1e6f);

        LearnedHash hash = SignProjection.of(new double[width], spreads, rows).hash(features, 0, 1);

        assertThat(hash.hex()).isEqualTo("f".repeat(64));
    }
}
