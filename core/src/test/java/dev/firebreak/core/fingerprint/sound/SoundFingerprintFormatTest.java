package dev.firebreak.core.fingerprint.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class SoundFingerprintFormatTest {
    private final SoundFingerprint print = SoundFingerprintBuilder.of(Sounds.scene(1, 3));

    @Test
    void theBytesAreAsWrittenDown() {
        SoundFingerprint small =
                new SoundFingerprint(1_000, new int[] {5, 5, 305}, new short[] {1, 2_047, 64}, new byte[] {0, 31, 3});

        assertThat(HexFormat.of().formatHex(SoundFingerprintFormat.write(small), 0, 23))
                .isEqualTo("46425350" + "01" + "000003e8" + "00000003" + "050020" + "00ffff" + "ac020803");
        assertThat(SoundFingerprintFormat.read(SoundFingerprintFormat.write(small)))
                .isEqualTo(small);
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(SoundFingerprintFormat.read(SoundFingerprintFormat.write(print)))
                .isEqualTo(print);
        SoundFingerprint nothing = SoundFingerprintBuilder.of(new float[0]);
        assertThat(SoundFingerprintFormat.read(SoundFingerprintFormat.write(nothing)))
                .isEqualTo(nothing);
    }

    @Test
    void aSecondTakesAboutAHundredBytes() {
        assertThat(SoundFingerprintFormat.write(SoundFingerprintBuilder.of(Sounds.scene(1, 20))).length)
                .isLessThan(20 * 130);
    }

    @Test
    void everyDamageIsNoticed() {
        byte[] bytes = SoundFingerprintFormat.write(print);
        for (int bit = 0; bit < 8 * bytes.length; bit += 3) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> SoundFingerprintFormat.read(damaged)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SoundFingerprintFormat.read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** With the checksum made right again, so that the reader itself is tried. */
    @Test
    void anyBytesAreReadOrRefused() {
        Random random = new Random(20);
        int read = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = SoundFingerprintFormat.write(print);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[5 + random.nextInt(bytes.length - 9)] = (byte) random.nextInt();
            }
            sign(bytes);
            try {
                SoundFingerprint other = SoundFingerprintFormat.read(bytes);
                assertThat(SoundFingerprintFormat.write(other)).isEqualTo(bytes);
                read++;
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageStartingWith("A sound fingerprint ");
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void limitsAreHeld() {
        assertThatThrownBy(() -> SoundFingerprintFormat.read(new byte[SoundFingerprintFormat.MOST_BYTES + 1]))
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> SoundFingerprintFormat.read(new byte[SoundFingerprintFormat.MOST_BYTES]))
                .hasMessageContaining("FBSP");
        assertThat(SoundFingerprintFormat.read(header(SoundFingerprint.MOST_TICKS, 0))
                        .length())
                .isEqualTo(SoundFingerprint.LONGEST);
        assertThatThrownBy(() -> SoundFingerprintFormat.read(header(SoundFingerprint.MOST_TICKS + 1, 0)))
                .hasMessageContaining("ticks long");
        assertThatThrownBy(() -> SoundFingerprintFormat.read(header(1, Integer.MAX_VALUE)))
                .hasMessageContaining("peaks");
    }

    private static byte[] header(int length, int peaks) {
        byte[] bytes = SoundFingerprintFormat.write(SoundFingerprintBuilder.of(new float[0]));
        ByteBuffer.wrap(bytes).putInt(5, length).putInt(9, peaks);
        sign(bytes);
        return bytes;
    }

    private static void sign(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
    }
}
