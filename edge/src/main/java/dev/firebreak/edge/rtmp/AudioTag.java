package dev.firebreak.edge.rtmp;

import java.util.Arrays;

/** What one audio message holds (FLV AUDIODATA). */
sealed interface AudioTag {
    /** Sound format of Enhanced RTMP's extended header. */
    int ENHANCED = 9;

    int HEADER_BYTES = 2;
    int SHORTEST_CONFIG_BYTES = 2;
    int LONGEST_CONFIG_BYTES = 64;

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Config(byte[] audioSpecificConfig) implements AudioTag {}

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Frame(byte[] content) implements AudioTag {}

    record Ignored(DroppedMessage reason) implements AudioTag {}

    /** Throws a refusal for anything but AAC. */
    static AudioTag parse(byte[] payload) throws ProtocolFault {
        if (payload.length == 0) {
            return new Ignored(DroppedMessage.MEDIA_EMPTY);
        }
        int format = (payload[0] & 0xFF) >> 4;
        if (format == ENHANCED) {
            throw Codecs.refusedAudioCode(fourCharacters(payload));
        }
        if (format != Codecs.AAC) {
            throw Codecs.refusedAudio(format);
        }
        if (payload.length <= HEADER_BYTES) {
            return new Ignored(DroppedMessage.MEDIA_EMPTY);
        }
        byte[] content = Arrays.copyOfRange(payload, HEADER_BYTES, payload.length);
        return switch (payload[1]) {
            case 0 -> config(content);
            case 1 -> new Frame(content);
            default -> throw ProtocolFault.broken("AAC packet type " + payload[1] + " does not exist");
        };
    }

    private static AudioTag config(byte[] content) throws ProtocolFault {
        if (content.length < SHORTEST_CONFIG_BYTES || content.length > LONGEST_CONFIG_BYTES) {
            throw ProtocolFault.broken("AAC configuration of " + content.length + " bytes");
        }
        return new Config(content);
    }

    private static String fourCharacters(byte[] payload) {
        if (payload.length < 5) {
            return "?";
        }
        return Codecs.code(
                (payload[1] & 0xFF) << 24 | (payload[2] & 0xFF) << 16 | (payload[3] & 0xFF) << 8 | (payload[4] & 0xFF));
    }
}
