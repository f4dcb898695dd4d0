package dev.firebreak.media.feed;

/** The checksum of program tables (ISO/IEC 13818-1, annex A): polynomial 0x04C11DB7, not reflected. */
final class Crc32Mpeg {
    private Crc32Mpeg() {}

    static int of(byte[] bytes) {
        int crc = -1;
        for (byte value : bytes) {
            crc ^= value << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ (crc < 0 ? 0x04c11db7 : 0);
            }
        }
        return crc;
    }
}
