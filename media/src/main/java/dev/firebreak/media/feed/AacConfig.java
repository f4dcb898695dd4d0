package dev.firebreak.media.feed;

import java.util.List;
import java.util.Optional;

/**
 * What an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1) says, as far as ADTS can express it.
 *
 * @param profile audio object type less one, 0 to 3
 * @param rateIndex index into the table of sample rates
 * @param channels channel configuration, 1 to 7
 */
record AacConfig(int profile, int rateIndex, int channels) {
    private static final List<Integer> RATES =
            List.of(96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350);
    private static final int SBR = 5;
    private static final int PARAMETRIC_STEREO = 29;
    private static final int ESCAPE = 31;
    private static final int EXPLICIT_RATE = 15;
    private static final int HEADER_BYTES = 7;

    /** ADTS has 13 bits for header and frame. */
    static final int MAX_FRAME_BYTES = (1 << 13) - 1 - HEADER_BYTES;

    /** Empty when the configuration is cut short, or is one that an ADTS header cannot carry. */
    static Optional<AacConfig> parse(byte[] config) {
        Bits bits = new Bits(config);
        int type = objectType(bits);
        int rate = rateIndex(bits);
        int channels = bits.read(4);
        if (type == SBR || type == PARAMETRIC_STEREO) {
            rateIndex(bits); // the rate after band replication: a decoder finds it by itself
            type = objectType(bits);
        }
        boolean fits = type >= 1 && type <= 4 && rate >= 0 && rate < RATES.size() && channels >= 1 && channels <= 7;
        return fits && !bits.overrun ? Optional.of(new AacConfig(type - 1, rate, channels)) : Optional.empty();
    }

    int sampleRate() {
        return RATES.get(rateIndex);
    }

    /** The frame behind its 7-byte ADTS header. {@code frame} has 1 to {@link #MAX_FRAME_BYTES} bytes. */
    byte[] adts(byte[] frame) {
        int length = frame.length + HEADER_BYTES;
        byte[] bytes = new byte[length];
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xf1; // MPEG-4, no checksum
        bytes[2] = (byte) (profile << 6 | rateIndex << 2 | channels >> 2);
        bytes[3] = (byte) ((channels & 3) << 6 | length >> 11);
        bytes[4] = (byte) (length >> 3);
        bytes[5] = (byte) ((length & 7) << 5 | 0x1f);
        bytes[6] = (byte) 0xfc;
        System.arraycopy(frame, 0, bytes, HEADER_BYTES, frame.length);
        return bytes;
    }

    private static int objectType(Bits bits) {
        int type = bits.read(5);
        return type == ESCAPE ? 32 + bits.read(6) : type;
    }

    private static int rateIndex(Bits bits) {
        int index = bits.read(4);
        return index == EXPLICIT_RATE ? RATES.indexOf(bits.read(24)) : index;
    }

    private static final class Bits {
        private final byte[] bytes;
        private int at;
        private boolean overrun;

        private Bits(byte[] bytes) {
            this.bytes = bytes;
        }

        private int read(int count) {
            int value = 0;
            for (int i = 0; i < count; i++, at++) {
                overrun |= at / 8 >= bytes.length;
                int bit = overrun ? 0 : bytes[at / 8] >> (7 - at % 8) & 1;
                value = value << 1 | bit;
            }
            return value;
        }
    }
}
