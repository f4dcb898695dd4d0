package dev.firebreak.edge.rtmp;

import java.util.Arrays;

/** What one video message holds (FLV VIDEODATA). */
sealed interface VideoTag {
    int ENHANCED = 0x80;
    int KEY_FRAME = 1;
    int COMMAND_FRAME = 5;
    int HEADER_BYTES = 5;

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Config(byte[] avcDecoderConfiguration) implements VideoTag {}

    /**
     * One access unit.
     *
     * @param compositionMillis presentation time less decode time, signed
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Picture(boolean keyFrame, int compositionMillis, byte[] accessUnit) implements VideoTag {}

    record Ignored(DroppedMessage reason) implements VideoTag {}

    /** The encoder says that no picture follows. */
    record SequenceEnd() implements VideoTag {}

    /** Throws a refusal for anything but plain H.264. */
    static VideoTag parse(byte[] payload) throws ProtocolFault {
        if (payload.length == 0) {
            return new Ignored(DroppedMessage.MEDIA_EMPTY);
        }
        int first = payload[0] & 0xFF;
        if ((first & ENHANCED) != 0) {
            throw Codecs.refusedVideoCode(payload.length < HEADER_BYTES ? "?" : Codecs.code(integer(payload, 1, 4)));
        }
        int frameType = first >> 4;
        if (frameType == COMMAND_FRAME) {
            return new Ignored(DroppedMessage.VIDEO_COMMAND);
        }
        if ((first & 0xF) != Codecs.AVC) {
            throw Codecs.refusedVideo(first & 0xF);
        }
        if (payload.length < HEADER_BYTES) {
            return new Ignored(DroppedMessage.MEDIA_EMPTY);
        }
        return avc(payload, frameType);
    }

    private static VideoTag avc(byte[] payload, int frameType) throws ProtocolFault {
        int packetType = payload[1];
        if (packetType == 2) {
            return new SequenceEnd();
        }
        byte[] content = Arrays.copyOfRange(payload, HEADER_BYTES, payload.length);
        if (packetType == 0) {
            return new Config(content);
        }
        if (packetType != 1) {
            throw ProtocolFault.broken("AVC packet type " + packetType + " does not exist");
        }
        if (content.length == 0) {
            return new Ignored(DroppedMessage.MEDIA_EMPTY);
        }
        int composition = integer(payload, 2, 3) << 8 >> 8; // 24 bits, signed
        return new Picture(frameType == KEY_FRAME, composition, content);
    }

    private static int integer(byte[] bytes, int offset, int octets) {
        int value = 0;
        for (int i = offset; i < offset + octets; i++) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }
}
