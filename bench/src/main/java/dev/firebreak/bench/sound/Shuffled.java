package dev.firebreak.bench.sound;

import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * Fingerprints by the hour, put together from stretches of some seconds of real ones, each moved in pitch and stretched in time
 * at random: as dense and as uneven as real ones, and no copies of each other for long.
 */
final class Shuffled {
    private static final int TICKS_PER_SECOND = 1_000 / SoundFingerprint.TICK_MILLIS;
    private static final int HIGHEST_PITCH = 1_870;

    private final List<SoundFingerprint> real;
    private final Random random = new Random(1);

    Shuffled(List<SoundFingerprint> real) {
        this.real = real;
    }

    /** A fingerprint of so many seconds. */
    SoundFingerprint next(int seconds) {
        int end = seconds * TICKS_PER_SECOND;
        ByteBuffer out = ByteBuffer.allocate(64 * 6 * seconds + 64);
        out.put(new byte[] {'F', 'B', 'S', 'P', 1}).putInt(end).putInt(0);
        int peaks = 0;
        int last = 0;
        int at = 0;
        while (at < end) {
            SoundFingerprint source = real.get(random.nextInt(real.size()));
            int shift = random.nextInt(801) - 400;
            double stretch = 0.8 + 0.4 * random.nextDouble();
            int first = random.nextInt(source.size());
            int long_ = (2 + random.nextInt(4)) * TICKS_PER_SECOND;
            for (int i = first; i < source.size() && source.tick(i) - source.tick(first) < long_; i++) {
                int tick = at + (int) ((source.tick(i) - source.tick(first)) * stretch);
                int pitch = source.pitch(i) + shift;
                if (pitch > 0 && pitch < HIGHEST_PITCH && tick > last && tick < end) {
                    put(out, tick - last, pitch << 5 | source.strength(i));
                    last = tick;
                    peaks++;
                }
            }
            at = Math.max(at + TICKS_PER_SECOND, last + 4);
        }
        out.putInt(9, peaks);
        CRC32 crc = new CRC32();
        crc.update(out.array(), 0, out.position());
        out.putInt((int) crc.getValue());
        return SoundFingerprintFormat.read(Arrays.copyOf(out.array(), out.position()));
    }

    private static void put(ByteBuffer out, int delta, int peak) {
        int left = delta;
        while (left >= 0x80) {
            out.put((byte) (left | 0x80));
            left >>>= 7;
        }
        out.put((byte) left).putShort((short) peak);
    }
}
