package dev.firebreak.core.fingerprint.sound;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Fingerprints as bytes, version 1, big-endian:
 *
 * <pre>
 * 4 bytes  "FBSP"
 * 1 byte   version, 1
 * 4 bytes  length of the sound in ticks of 4 ms, at most 24 h
 * 4 bytes  number of peaks
 * a peak:  ticks since the last peak (7 bits a byte, low first, top bit set on all but the last; at most 4 bytes),
 *          2 bytes: pitch (11 bits) × 32 + strength (5 bits)
 * 4 bytes  CRC-32 of everything before
 * </pre>
 *
 * Peaks are in order of time and then pitch, no two the same. A second of sound takes some 90 bytes, at most 130.
 */
public final class SoundFingerprintFormat {
    /** Most bytes that {@link #read} looks at. */
    public static final int MOST_BYTES = 64 << 20;

    static final byte VERSION = 1;

    private static final byte[] MAGIC = {'F', 'B', 'S', 'P'};
    private static final int HEADER = 13;
    private static final int TRAILER = 4;
    private static final int LEAST_PEAK = 3;
    private static final int STRENGTH_BITS = 5;

    private SoundFingerprintFormat() {}

    /** The bytes of a fingerprint; the same for equal ones. */
    public static byte[] write(SoundFingerprint print) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + print.size() * 6 + TRAILER);
        out.put(MAGIC).put(VERSION).putInt(print.lengthTicks()).putInt(print.size());
        int last = 0;
        for (int i = 0; i < print.size(); i++) {
            int delta = print.tick(i) - last;
            last = print.tick(i);
            while (delta >= 0x80) {
                out.put((byte) (delta | 0x80));
                delta >>>= 7;
            }
            out.put((byte) delta);
            out.putShort((short) (print.pitch(i) << STRENGTH_BITS | print.strength(i)));
        }
        out.putInt(checksum(out.array(), out.position()));
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Reads {@link #write}. Throws {@link IllegalArgumentException} naming what is wrong with the bytes. */
    public static SoundFingerprint read(byte[] bytes) {
        require(bytes.length >= HEADER + TRAILER && bytes.length <= MOST_BYTES, "has %d bytes".formatted(bytes.length));
        require(Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length), "does not begin with FBSP");
        require(bytes[4] == VERSION, "has version %d, not %d".formatted(bytes[4], VERSION));
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - TRAILER).position(MAGIC.length + 1);
        int stored = ByteBuffer.wrap(bytes).getInt(bytes.length - TRAILER);
        require(stored == checksum(bytes, bytes.length - TRAILER), "was damaged: its checksum differs");
        int length = in.getInt();
        int size = in.getInt();
        require(length >= 0 && length <= SoundFingerprint.MOST_TICKS, "is %d ticks long".formatted(length));
        require(
                size >= 0 && size <= in.remaining() / LEAST_PEAK && dense(size, length),
                "has %d peaks".formatted(size));
        SoundFingerprint print = peaks(in, length, size);
        require(!in.hasRemaining(), "goes on after its last peak");
        return print;
    }

    private static boolean dense(int size, int length) {
        return size
                <= (length * (long) SoundFingerprint.TICK_MILLIS / 1_000 + 1) * SoundFingerprint.MOST_PEAKS_PER_SECOND;
    }

    private static SoundFingerprint peaks(ByteBuffer in, int length, int size) {
        int[] ticks = new int[size];
        short[] pitches = new short[size];
        byte[] strengths = new byte[size];
        int tick = 0;
        for (int i = 0; i < size; i++) {
            int delta = delta(in);
            require(in.remaining() >= Short.BYTES, "ends within a peak");
            int packed = in.getShort() & 0xFFFF;
            tick += delta;
            ticks[i] = tick;
            pitches[i] = (short) (packed >>> STRENGTH_BITS);
            strengths[i] = (byte) (packed & SoundFingerprint.HIGHEST_STRENGTH);
            require(tick <= length, "has a peak after its end");
            require(i == 0 || delta > 0 || pitches[i] > pitches[i - 1], "has peaks out of order");
        }
        return new SoundFingerprint(length, ticks, pitches, strengths);
    }

    private static int delta(ByteBuffer in) {
        int delta = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            require(in.hasRemaining(), "ends within a peak");
            byte next = in.get();
            delta |= (next & 0x7F) << shift;
            if (next >= 0) {
                require(next != 0 || shift == 0, "has a number with needless bytes");
                return delta;
            }
        }
        throw new IllegalArgumentException("A sound fingerprint has a number that is too long");
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new IllegalArgumentException("A sound fingerprint " + wrong);
        }
    }
}
