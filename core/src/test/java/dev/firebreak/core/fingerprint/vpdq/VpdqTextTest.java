package dev.firebreak.core.fingerprint.vpdq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VpdqTextTest {
    private static final String HEX = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    private static final VpdqFeature FEATURE = new VpdqFeature(29, 100, PdqHash.parse(HEX), 0.9676);

    @Test
    void aLineIsWrittenAsTheReferenceWritesIt() {
        assertThat(VpdqText.write(List.of(FEATURE))).isEqualTo("29,100," + HEX + ",0.968\n");
    }

    @Test
    void whatIsWrittenIsRead() {
        List<VpdqFeature> features = List.of(FEATURE, new VpdqFeature(58, 0, new PdqHash(0, 0, 0, 0), 123.456));

        List<VpdqFeature> read = VpdqText.read(VpdqText.write(features));

        assertThat(read).extracting(VpdqFeature::frame).containsExactly(29, 58);
        assertThat(read.get(1)).isEqualTo(features.get(1));
    }

    @Test
    void otherWritersAreRead() {
        assertThat(VpdqText.read("1,2," + HEX.toUpperCase(java.util.Locale.ROOT) + ",1.23e+02\r\n\n"))
                .containsExactly(new VpdqFeature(1, 2, PdqHash.parse(HEX), 123));
    }

    @Test
    void theWrongLineIsNamed() {
        String right = "0,100," + HEX + ",0\n";
        assertThatThrownBy(() -> VpdqText.read(right + "1,100," + HEX))
                .hasMessage("Line 2 has 3 fields, not frame,quality,hex,seconds");
        assertThatThrownBy(() -> VpdqText.read("0,101," + HEX + ",0")).hasMessageContaining("Line 1", "0 to 100");
        assertThatThrownBy(() -> VpdqText.read("0,10," + HEX + ",-1")).hasMessageContaining("Line 1");
        assertThatThrownBy(() -> VpdqText.read("0,10," + HEX + ",NaN")).hasMessageContaining("Line 1");
        assertThatThrownBy(() -> VpdqText.read("0,10,ff,0")).hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> VpdqText.read("9".repeat(VpdqText.MAX_LINE + 1)))
                .hasMessageContaining("at most 160");
    }

    @Test
    void tooManyFeaturesAreRefused() {
        String line = "0,100," + HEX + ",0\n";
        assertThat(VpdqText.read(line.repeat(VpdqText.MAX_FEATURES))).hasSize(VpdqText.MAX_FEATURES);
        assertThatThrownBy(() -> VpdqText.read(line.repeat(VpdqText.MAX_FEATURES + 1)))
                .hasMessageContaining("at most 200000");
    }

    @Test
    void aSignalIsAnArrayOfStrings() {
        assertThat(VpdqSignal.write(List.of())).isEqualTo("[]");
        assertThat(VpdqSignal.write(List.of(FEATURE, new VpdqFeature(1, 7, PdqHash.parse(HEX), 20_000_000))))
                .isEqualTo("[\"" + HEX + ",100,0.968\",\"" + HEX + ",7,20000000.0\"]");
        assertThat(VpdqSignal.read(" [ \"" + HEX + ",100,1e1\" ,\n\"" + HEX + ",7,20000000.0\"]"))
                .containsExactly(
                        new VpdqFeature(0, 100, PdqHash.parse(HEX), 10),
                        new VpdqFeature(1, 7, PdqHash.parse(HEX), 20_000_000));
        assertThat(VpdqSignal.read("[]")).isEmpty();
    }

    @Test
    void whatIsNoSignalIsRefused() {
        String feature = "\"" + HEX + ",100,0.0\"";
        for (String wrong : List.of(
                "",
                "[",
                "]",
                "{}",
                "[" + feature,
                "[" + feature + ",]",
                "[" + feature + "]x",
                "[7]",
                "[\"\\u0041\"]")) {
            assertThatThrownBy(() -> VpdqSignal.read(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anyBytesAreReadOrRefused() {
        Random random = new Random(7);
        String signal = VpdqSignal.write(List.of(FEATURE, FEATURE));
        for (int i = 0; i < 3000; i++) {
            StringBuilder changed = new StringBuilder(signal);
            changed.setCharAt(random.nextInt(signal.length()), (char) (' ' + random.nextInt(95)));
            try {
                VpdqSignal.read(changed.toString());
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void framesAreTakenByNumber() {
        VpdqSampling sampling = new VpdqSampling(1, 29.97);
        assertThat(sampling.takes(0)).isTrue();
        assertThat(sampling.takes(28)).isFalse();
        assertThat(sampling.takes(29)).isTrue();
        assertThat(sampling.seconds(29)).isEqualTo(29 / 29.97);
        assertThat(new VpdqSampling(0, 30).takes(1)).isTrue();
        assertThatThrownBy(() -> new VpdqSampling(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
