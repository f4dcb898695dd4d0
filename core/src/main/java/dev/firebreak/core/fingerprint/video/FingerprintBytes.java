package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.PdqHash;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fingerprint as bytes. Version 1: "FBV", the version, then the duration, the step and the number of frames; of each frame the time
 * since the last one's end, its length, a byte of quality (its highest bit set where there is a hash with borders), 32 bytes of hash
 * and 32 more with borders. Times are milliseconds; numbers are little-endian base 128, the highest bit of a byte set when
 * another follows; hashes are big-endian, bit 255 first. A frame takes {@value #USUAL_FRAME_BYTES} bytes, so an hour in which each
 * second differs 130 kB.
 */
public final class FingerprintBytes {
    /** The version that is written; no other is read. */
    public static final int VERSION = 1;

    /** The longest form of the largest fingerprint. */
    public static final int MAX_BYTES = 16 << 20;

    static final int USUAL_FRAME_BYTES = 36;

    private static final byte[] MAGIC = {'F', 'B', 'V', VERSION};
    private static final int WHOLE = 0x80;
    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;
    private static final int MAX_NUMBER_BITS = 35;
    private static final int LEAST_FRAME_BYTES = 35;

    private FingerprintBytes() {}

    public static byte[] write(VideoFingerprint fingerprint) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(20 + fingerprint.frames().size() * USUAL_FRAME_BYTES);
        out.writeBytes(MAGIC);
        number(fingerprint.duration().toMillis(), out);
        number(fingerprint.step().toMillis(), out);
        number(fingerprint.frames().size(), out);
        long end = 0;
        for (VideoFrame frame : fingerprint.frames()) {
            long from = frame.span().from().toMillis();
            number(from - end, out);
            end = frame.span().to().toMillis();
            number(end - from, out);
            out.write(frame.quality() | (frame.whole().isPresent() ? WHOLE : 0));
            hash(frame.pdq(), out);
            frame.whole().ifPresent(whole -> hash(whole, out));
        }
        return out.toByteArray();
    }

    /** Throws {@link IllegalArgumentException} for anything that {@link #write} did not make. */
    public static VideoFingerprint read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A fingerprint has at most %d bytes, not %d".formatted(MAX_BYTES, bytes.length));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            for (byte each : MAGIC) {
                require(in.get() == each, "does not begin as one of version " + VERSION + " does");
            }
            VideoFingerprint fingerprint = body(in);
            require(!in.hasRemaining(), "goes on after its last frame");
            return fingerprint;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("The video fingerprint breaks off after " + bytes.length + " bytes", e);
        }
    }

    private static VideoFingerprint body(ByteBuffer in) {
        Duration duration = Duration.ofMillis(number(in));
        Duration step = Duration.ofMillis(number(in));
        long count = number(in);
        require(
                count <= in.remaining() / LEAST_FRAME_BYTES,
                "has room for fewer frames than the " + count + " it names");
        List<VideoFrame> frames = new ArrayList<>((int) count);
        long end = 0;
        for (int i = 0; i < count; i++) {
            long from = end + number(in);
            end = from + number(in);
            int quality = in.get() & 0xff;
            Interval span = new Interval(Duration.ofMillis(from), Duration.ofMillis(end));
            PdqHash pdq = hash(in);
            Optional<PdqHash> whole = (quality & WHOLE) != 0 ? Optional.of(hash(in)) : Optional.empty();
            frames.add(new VideoFrame(span, pdq, whole, quality & ~WHOLE));
        }
        return new VideoFingerprint(duration, step, frames);
    }

    private static void number(long value, ByteArrayOutputStream out) {
        long left = value;
        while (left >= MORE) {
            out.write((int) (left & (MORE - 1)) | MORE);
            left >>>= GROUP_BITS;
        }
        out.write((int) left);
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < MAX_NUMBER_BITS; shift += GROUP_BITS) {
            int group = in.get() & 0xff;
            value |= (long) (group & (MORE - 1)) << shift;
            if (group < MORE) {
                require(group != 0 || shift == 0, "has a number with a needless byte");
                return value;
            }
        }
        throw new IllegalArgumentException("The video fingerprint has a number that is too long");
    }

    private static void hash(PdqHash hash, ByteArrayOutputStream out) {
        out.writeBytes(ByteBuffer.allocate(PdqHash.BITS / Byte.SIZE)
                .putLong(hash.word3())
                .putLong(hash.word2())
                .putLong(hash.word1())
                .putLong(hash.word0())
                .array());
    }

    private static PdqHash hash(ByteBuffer in) {
        long word3 = in.getLong();
        long word2 = in.getLong();
        long word1 = in.getLong();
        return new PdqHash(in.getLong(), word1, word2, word3);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("The video fingerprint " + otherwise);
        }
    }
}
