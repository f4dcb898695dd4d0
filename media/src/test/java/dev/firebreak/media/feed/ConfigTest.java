package dev.firebreak.media.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfigTest {
    @Test
    void plainAndExtendedAacConfigurationsAreRead() {
        assertThat(AacConfig.parse(new byte[] {0x12, 0x10})).contains(new AacConfig(1, 4, 2));
        // HE-AAC, 24 kHz core, 48 kHz after band replication
        assertThat(AacConfig.parse(new byte[] {0x2b, 0x11, (byte) 0x88, 0})).contains(new AacConfig(1, 6, 2));
        assertThat(AacConfig.parse(new byte[] {0x12})).isEmpty();
        assertThat(AacConfig.parse(new byte[] {0x12, 0}))
                .as("no channel configuration")
                .isEmpty();
        assertThat(AacConfig.parse(new byte[0])).isEmpty();
    }

    @Test
    void adtsHeaderHoldsTheLength() {
        byte[] bytes = new AacConfig(1, 4, 2).adts(new byte[AacConfig.MAX_FRAME_BYTES]);
        assertThat((bytes[3] & 3) << 11 | (bytes[4] & 0xff) << 3 | (bytes[5] & 0xff) >> 5)
                .isEqualTo(8191);
        assertThat(bytes[0] & 0xff).isEqualTo(0xff);
    }

    @Test
    void pictureConfigurationsThatAreCutShortAreRefused() {
        byte[] whole = {1, 66, 0, 30, (byte) 0xff, (byte) 0xe1, 0, 2, 0x67, 66, 1, 0, 2, 0x68, 1};
        assertThat(AvcConfig.parse(whole)).isPresent();
        for (int length = 0; length < whole.length; length++) {
            assertThat(AvcConfig.parse(Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    @Test
    void aConfigurationAtTheSizeLimitIsTakenAndALargerOneRefused() {
        byte[] whole = {1, 66, 0, 30, (byte) 0xff, (byte) 0xe1, 0, 2, 0x67, 66, 1, 0, 2, 0x68, 1};
        assertThat(AvcConfig.parse(Arrays.copyOf(whole, AvcConfig.MAX_BYTES))).isPresent();
        assertThat(AvcConfig.parse(Arrays.copyOf(whole, AvcConfig.MAX_BYTES + 1)))
                .isEmpty();
    }

    @Test
    void randomBytesAreReadOrRefused() {
        SplittableRandom random = new SplittableRandom(5);
        AvcConfig config = new AvcConfig(4, new byte[0]);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            assertThat(AacConfig.parse(bytes)).isNotNull();
            assertThat(AvcConfig.parse(bytes)).isNotNull();
            assertThat(AvcAccessUnit.parse(bytes, config, true)).isNotNull();
        }
    }
}
