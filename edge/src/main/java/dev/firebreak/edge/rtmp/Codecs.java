package dev.firebreak.edge.rtmp;

import java.util.Map;
import java.util.Optional;

/**
 * Codec numbers of FLV (Adobe "Video File Format 10.1", annex E) and four-character codes of Enhanced RTMP, and the
 * words with which those that are not taken are refused.
 */
final class Codecs {
    static final int AVC = 7;
    static final int AAC = 10;

    private static final Map<Integer, String> VIDEO_NUMBERS = Map.of(
            2, "Sorenson H.263",
            3, "Screen video",
            4, "VP6",
            5, "VP6 with alpha",
            6, "Screen video 2",
            8, "H.263",
            9, "MPEG-4 part 2",
            12, "HEVC (H.265)",
            13, "AV1");
    private static final Map<Integer, String> AUDIO_NUMBERS = Map.of(
            1, "ADPCM",
            2, "MP3",
            3, "PCM",
            4, "Nellymoser",
            5, "Nellymoser",
            6, "Nellymoser",
            7, "G.711",
            8, "G.711",
            11, "Speex",
            14, "MP3");
    private static final Map<String, String> VIDEO_CODES = Map.of(
            "hvc1", "HEVC (H.265)",
            "hev1", "HEVC (H.265)",
            "av01", "AV1",
            "vp09", "VP9",
            "vp08", "VP8",
            "vvc1", "VVC (H.266)",
            "avc1", "H.264 in an Enhanced RTMP header");
    private static final Map<String, String> AUDIO_CODES = Map.of(
            "Opus", "Opus",
            "fLaC", "FLAC",
            "ac-3", "AC-3",
            "ec-3", "E-AC-3",
            ".mp3", "MP3",
            "mp4a", "AAC in an Enhanced RTMP header");

    private Codecs() {}

    static ProtocolFault refusedVideo(int number) {
        return refusedVideo(VIDEO_NUMBERS.getOrDefault(number, "Codec " + number));
    }

    static ProtocolFault refusedVideoCode(String code) {
        return refusedVideo(VIDEO_CODES.getOrDefault(code, "Codec \"" + code + "\""));
    }

    static ProtocolFault refusedAudio(int number) {
        return refusedAudio(AUDIO_NUMBERS.getOrDefault(number, "Codec " + number));
    }

    static ProtocolFault refusedAudioCode(String code) {
        return refusedAudio(AUDIO_CODES.getOrDefault(code, "Codec \"" + code + "\""));
    }

    /** The refusal of what metadata announces as {@code videocodecid}; empty when it is not known to be wrong. */
    static Optional<ProtocolFault> announcedVideo(AmfValue id) {
        return named(id, VIDEO_NUMBERS, VIDEO_CODES).map(Codecs::refusedVideo);
    }

    /** The same for {@code audiocodecid}. */
    static Optional<ProtocolFault> announcedAudio(AmfValue id) {
        return named(id, AUDIO_NUMBERS, AUDIO_CODES).map(Codecs::refusedAudio);
    }

    /** Four octets as text, with anything unprintable shown as a question mark. */
    static String code(int octets) {
        StringBuilder code = new StringBuilder(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            int octet = octets >>> shift & 0xFF;
            code.append(octet > 0x20 && octet < 0x7F ? (char) octet : '?');
        }
        return code.toString();
    }

    private static Optional<String> named(AmfValue id, Map<Integer, String> numbers, Map<String, String> codes) {
        return switch (id) {
            case AmfValue.Num number -> {
                int value = (int) (long) number.value();
                String name = numbers.get(value);
                yield Optional.ofNullable(name == null ? codes.get(code(value)) : name);
            }
            case AmfValue.Text text ->
                Optional.ofNullable(codes.get(text.value()))
                        // Some encoders write plain H.264 and AAC with their MP4 names.
                        .filter(name ->
                                !text.value().equals("avc1") && !text.value().equals("mp4a"));
            default -> Optional.empty();
        };
    }

    private static ProtocolFault refusedVideo(String name) {
        return ProtocolFault.refused(
                PublishRefusal.VIDEO_CODEC,
                name + " video is not accepted here. Set the encoder to H.264 video and AAC audio.");
    }

    private static ProtocolFault refusedAudio(String name) {
        return ProtocolFault.refused(
                PublishRefusal.AUDIO_CODEC,
                name + " audio is not accepted here. Set the encoder to AAC audio and H.264 video.");
    }
}
