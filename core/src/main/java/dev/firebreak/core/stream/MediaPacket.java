package dev.firebreak.core.stream;

/**
 * One packet of H.264 or AAC as a publisher sent it. Times are milliseconds since the session's first packet, not
 * negative, unwrapped past RTMP's 32 bits. Byte arrays belong to the packet: the producer does not touch them again.
 */
public sealed interface MediaPacket {
    /** AVCDecoderConfigurationRecord (ISO/IEC 14496-15): SPS, PPS and the NAL length size. */
    @SuppressWarnings("ArrayRecordComponent") // a packet is passed on, never compared
    record VideoConfig(byte[] avcDecoderConfiguration) implements MediaPacket {}

    /** AudioSpecificConfig (ISO/IEC 14496-3) of AAC. */
    @SuppressWarnings("ArrayRecordComponent")
    record AudioConfig(byte[] audioSpecificConfig) implements MediaPacket {}

    /** One access unit, NAL units with length prefixes as {@link VideoConfig} says. */
    @SuppressWarnings("ArrayRecordComponent")
    record VideoPacket(long decodeMillis, long presentMillis, boolean keyFrame, byte[] accessUnit)
            implements MediaPacket {}

    /** One raw AAC frame, without ADTS header. */
    @SuppressWarnings("ArrayRecordComponent")
    record AudioPacket(long presentMillis, byte[] frame) implements MediaPacket {}
}
