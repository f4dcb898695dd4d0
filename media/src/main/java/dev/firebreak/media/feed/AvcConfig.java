package dev.firebreak.media.feed;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1) says.
 *
 * @param lengthSize bytes of each NAL unit's length, 1 to 4
 * @param parameterSets SPS and PPS in Annex B form
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameAs only
record AvcConfig(int lengthSize, byte[] parameterSets) {
    static final byte[] START_CODE = {0, 0, 0, 1};
    static final int MAX_BYTES = 64 << 10;

    /** Empty when the record is cut short or holds no SPS. */
    static Optional<AvcConfig> parse(byte[] config) {
        if (config.length < 7 || config.length > MAX_BYTES || config[0] != 1) {
            return Optional.empty();
        }
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        int sequenceSets = config[5] & 0x1f;
        int at = copySets(config, 6, sequenceSets, sets);
        if (sequenceSets == 0 || at < 0 || at >= config.length) {
            return Optional.empty();
        }
        int end = copySets(config, at + 1, config[at] & 0xff, sets);
        return end < 0 ? Optional.empty() : Optional.of(new AvcConfig((config[4] & 3) + 1, sets.toByteArray()));
    }

    boolean sameAs(AvcConfig other) {
        return lengthSize == other.lengthSize && Arrays.equals(parameterSets, other.parameterSets);
    }

    /** Copies {@code count} sets from {@code at} on and returns the index behind them, or -1 when the record ends before. */
    private static int copySets(byte[] config, int at, int count, ByteArrayOutputStream sets) {
        int next = at;
        for (int i = 0; i < count; i++) {
            if (next + 2 > config.length) {
                return -1;
            }
            int length = (config[next] & 0xff) << 8 | (config[next + 1] & 0xff);
            next += 2;
            if (length == 0 || next + length > config.length) {
                return -1;
            }
            sets.writeBytes(START_CODE);
            sets.write(config, next, length);
            next += length;
        }
        return next;
    }
}
