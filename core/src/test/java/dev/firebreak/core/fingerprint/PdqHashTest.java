package dev.firebreak.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PdqHashTest {
    private static final String HEX = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";

    @Test
    void hexIsReadAndWritten() {
        assertThat(PdqHash.parse(HEX).hex()).isEqualTo(HEX);
        assertThat(PdqHash.parse(HEX.toUpperCase(java.util.Locale.ROOT)).hex()).isEqualTo(HEX);
    }

    @Test
    void bit255ComesFirst() {
        assertThat(new PdqHash(1, 0, 0, 0).hex()).endsWith("01").startsWith("00");
        assertThat(new PdqHash(0, 0, 0, 1L << 63).hex()).startsWith("80").endsWith("00");
    }

    @Test
    void distanceCountsTheBitsThatDiffer() {
        PdqHash hash = PdqHash.parse(HEX);

        assertThat(hash.distance(hash)).isZero();
        assertThat(hash.distance(new PdqHash(~hash.word0(), ~hash.word1(), ~hash.word2(), ~hash.word3())))
                .isEqualTo(PdqHash.BITS);
        assertThat(hash.distance(new PdqHash(hash.word0() ^ 7, hash.word1(), hash.word2() ^ 1, hash.word3())))
                .isEqualTo(4);
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> PdqHash.parse(HEX.substring(1))).hasMessageContaining("64 hexadecimal digits, not 63");
        assertThatThrownBy(() -> PdqHash.parse(HEX.substring(1) + "g")).hasMessageContaining("hexadecimal digits only");
        assertThatThrownBy(() -> PdqHash.parse(HEX.substring(1) + "ä")).hasMessageContaining("hexadecimal digits only");
    }
}
