package dev.firebreak.edge.rtmp;

/** Checks an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1) as far as its parameter sets' lengths. */
final class AvcConfiguration {
    private static final int SPS_COUNT_OFFSET = 5;

    private AvcConfiguration() {}

    /** Bytes of a NAL unit's length prefix: 1, 2 or 4. */
    static int nalLengthBytes(byte[] configuration) throws ProtocolFault {
        if (configuration.length <= SPS_COUNT_OFFSET + 1 || configuration[0] != 1) {
            throw broken();
        }
        int bytes = (configuration[4] & 3) + 1;
        int sets = configuration[SPS_COUNT_OFFSET] & 0x1F;
        int afterSps = skipSets(configuration, SPS_COUNT_OFFSET + 1, sets);
        if (bytes == 3 || sets == 0 || afterSps >= configuration.length) {
            throw broken();
        }
        skipSets(configuration, afterSps + 1, configuration[afterSps] & 0xFF);
        return bytes;
    }

    private static int skipSets(byte[] configuration, int start, int count) throws ProtocolFault {
        int offset = start;
        for (int i = 0; i < count; i++) {
            if (offset + 2 > configuration.length) {
                throw broken();
            }
            offset += 2 + ((configuration[offset] & 0xFF) << 8 | (configuration[offset + 1] & 0xFF));
        }
        if (offset > configuration.length) {
            throw broken();
        }
        return offset;
    }

    private static ProtocolFault broken() {
        return ProtocolFault.broken("The H.264 configuration record is not readable");
    }
}
