package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTagTest {
    @Test
    void readsConfigurationPictureAndEnd() throws Exception {
        assertThat(VideoTag.parse(WireBytes.videoTag(0x17, 0, WireBytes.AVC_CONFIG)))
                .isInstanceOf(VideoTag.Config.class);
        assertThat(VideoTag.parse(WireBytes.videoTag(0x27, 1, WireBytes.DEPENDENT)))
                .isInstanceOfSatisfying(VideoTag.Picture.class, picture -> {
                    assertThat(picture.keyFrame()).isFalse();
                    assertThat(picture.accessUnit()).isEqualTo(WireBytes.DEPENDENT);
                });
        assertThat(VideoTag.parse(new byte[] {0x17, 2, 0, 0, 0})).isInstanceOf(VideoTag.SequenceEnd.class);
    }

    @Test
    void readsSignedCompositionTimes() throws Exception {
        byte[] tag = new WireBytes()
                .raw(0x17, 1, 0xFF, 0xFF, 0xD8)
                .raw(WireBytes.IDR)
                .bytes();

        assertThat(VideoTag.parse(tag))
                .isInstanceOfSatisfying(
                        VideoTag.Picture.class,
                        picture -> assertThat(picture.compositionMillis()).isEqualTo(-40));
    }

    @Test
    void passesOverEmptyMediaAndCommandFrames() throws Exception {
        assertThat(VideoTag.parse(new byte[0])).isEqualTo(new VideoTag.Ignored(DroppedMessage.MEDIA_EMPTY));
        assertThat(VideoTag.parse(new byte[] {0x17, 1, 0, 0, 0}))
                .isEqualTo(new VideoTag.Ignored(DroppedMessage.MEDIA_EMPTY));
        assertThat(VideoTag.parse(new byte[] {0x57, 0})).isEqualTo(new VideoTag.Ignored(DroppedMessage.VIDEO_COMMAND));
        assertThat(AudioTag.parse(new byte[0])).isEqualTo(new AudioTag.Ignored(DroppedMessage.MEDIA_EMPTY));
        assertThat(AudioTag.parse(new byte[] {(byte) 0xAF, 1}))
                .isEqualTo(new AudioTag.Ignored(DroppedMessage.MEDIA_EMPTY));
    }

    @ParameterizedTest
    @CsvSource({"hvc1, HEVC (H.265)", "av01, AV1", "vp09, VP9", "avc1, Enhanced RTMP header", "wxyz, wxyz"})
    void refusesEnhancedVideoByName(String code, String name) {
        byte[] tag = new WireBytes()
                .raw(0x90)
                .raw(code.getBytes(StandardCharsets.US_ASCII))
                .raw(1, 2, 3)
                .bytes();

        assertRefused(PublishRefusal.VIDEO_CODEC, name, () -> VideoTag.parse(tag));
    }

    @ParameterizedTest
    @CsvSource({"2, Sorenson", "4, VP6", "12, HEVC (H.265)", "13, AV1", "1, Codec 1"})
    void refusesOldVideoCodecsByName(int number, String name) {
        assertRefused(
                PublishRefusal.VIDEO_CODEC,
                name,
                () -> VideoTag.parse(new byte[] {(byte) (0x10 | number), 0, 0, 0, 0}));
    }

    @ParameterizedTest
    @CsvSource({"2, MP3", "11, Speex", "6, Nellymoser", "7, G.711", "14, MP3", "0, Codec 0"})
    void refusesOldAudioCodecsByName(int number, String name) {
        assertRefused(
                PublishRefusal.AUDIO_CODEC, name, () -> AudioTag.parse(new byte[] {(byte) (number << 4), 0, 0, 0}));
    }

    @Test
    void refusesEnhancedAudioByName() {
        byte[] tag = new WireBytes()
                .raw(0x90)
                .raw("Opus".getBytes(StandardCharsets.US_ASCII))
                .bytes();

        assertRefused(PublishRefusal.AUDIO_CODEC, "Opus", () -> AudioTag.parse(tag));
    }

    @Test
    void takesAacConfigurationsUpToTheLimitAndNoneBeyond() throws Exception {
        assertThat(AudioTag.parse(aacConfig(AudioTag.LONGEST_CONFIG_BYTES))).isInstanceOf(AudioTag.Config.class);
        assertThatThrownBy(() -> AudioTag.parse(aacConfig(AudioTag.LONGEST_CONFIG_BYTES + 1)))
                .isInstanceOf(ProtocolFault.class);
        assertThatThrownBy(() -> AudioTag.parse(aacConfig(1))).isInstanceOf(ProtocolFault.class);
    }

    @Test
    void readsTheLengthPrefixOfAConfiguration() throws Exception {
        assertThat(AvcConfiguration.nalLengthBytes(WireBytes.AVC_CONFIG)).isEqualTo(4);
        for (int length = 0; length < WireBytes.AVC_CONFIG.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(WireBytes.AVC_CONFIG, length);
            assertThatThrownBy(() -> AvcConfiguration.nalLengthBytes(cut)).isInstanceOf(ProtocolFault.class);
        }
        byte[] threeBytes = WireBytes.AVC_CONFIG.clone();
        threeBytes[4] = (byte) 0xFE;
        assertThatThrownBy(() -> AvcConfiguration.nalLengthBytes(threeBytes)).isInstanceOf(ProtocolFault.class);
    }

    @Test
    void believesNalUnitsAndNotLabels() {
        assertThat(AccessUnit.inspect(WireBytes.IDR, 4)).isEqualTo(AccessUnit.IDR);
        assertThat(AccessUnit.inspect(WireBytes.DEPENDENT, 4)).isEqualTo(AccessUnit.DEPENDENT);
        assertThat(AccessUnit.inspect(new byte[] {0, 5, 6, 5, 1, 9, -128, 0, 4, 6, 6, 1, -60}, 2))
                .isEqualTo(AccessUnit.RECOVERY_POINT);
        assertThat(AccessUnit.inspect(new byte[] {0, 0, 0, 4, 0x65, 1, 2}, 4)).isEqualTo(AccessUnit.BROKEN);
        assertThat(AccessUnit.inspect(new byte[] {0, 0, 1, 0x65}, 4)).isEqualTo(AccessUnit.BROKEN);
        assertThat(AccessUnit.inspect(new byte[] {-1, -1, -1, -1, 0x65}, 4)).isEqualTo(AccessUnit.BROKEN);
    }

    private static byte[] aacConfig(int length) {
        return new WireBytes().raw(0xAF, 0).raw(new byte[length]).bytes();
    }

    private static void assertRefused(
            PublishRefusal refusal, String name, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .hasMessageContaining(name)
                .hasMessageContaining("H.264")
                .isInstanceOfSatisfying(
                        ProtocolFault.class,
                        fault -> assertThat(fault.refusal()).isEqualTo(refusal));
    }
}
