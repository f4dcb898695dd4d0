package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.LearnedHash;
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
 * and 32 more with borders. Version 2, where a frame has a learned hash: after "FBV" and the version 8 bytes of the hashes' space, and
 * at the end of each frame a byte that is 1 or 0, and after a 1 the 32 bytes of its learned hash. Times are milliseconds; numbers are
 * little-endian base 128, the highest bit of a byte set when another follows; hashes are big-endian, bit 255 first. A frame takes
 * {@value #USUAL_FRAME_BYTES} bytes, and {@value #LEARNED_BYTES} more with a learned hash: an hour in which each second differs 130 kB,
 * or 248 kB.
 */
public final class FingerprintBytes {
    /** The version that is written where frames have learned hashes, and the highest that is read. */
    public static final int VERSION = 2;

    /** The longest form of the largest fingerprint; one that would be longer is written without its learned hashes. */
    public static final int MAX_BYTES = 16 << 20;

    static final int USUAL_FRAME_BYTES = 36;

    /** Of a frame, beside the others. */
    static final int LEARNED_BYTES = 33;

    private static final int PLAIN = 1;
    private static final byte[] MAGIC = {'F', 'B', 'V'};
    private static final int WHOLE = 0x80;
    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;
    private static final int MAX_NUMBER_BITS = 35;
    private static final int LEAST_FRAME_BYTES = 35;

    private FingerprintBytes() {}

    public static byte[] write(VideoFingerprint fingerprint) {
        Optional<Long> space = fingerprint.learnedSpace();
        byte[] bytes = write(fingerprint, space);
        return bytes.length <= MAX_BYTES ? bytes : write(fingerprint, Optional.empty());
    }

    private static byte[] write(VideoFingerprint fingerprint, Optional<Long> space) {
        int each = USUAL_FRAME_BYTES + (space.isPresent() ? LEARNED_BYTES : 0);
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(28 + fingerprint.frames().size() * each);
        out.writeBytes(MAGIC);
        out.write(space.isPresent() ? VERSION : PLAIN);
        space.ifPresent(
                of -> out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(of).array()));
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
            if (space.isPresent()) {
                out.write(frame.learned().isPresent() ? 1 : 0);
                frame.learned().ifPresent(it -> words(it.word3(), it.word2(), it.word1(), it.word0(), out));
            }
        }
        return out.toByteArray();
    }

    /** Throws {@link IllegalArgumentException} for anything that {@link #write} did not make, now or in earlier versions. */
    public static VideoFingerprint read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A fingerprint has at most %d bytes, not %d".formatted(MAX_BYTES, bytes.length));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            for (byte each : MAGIC) {
                require(in.get() == each, "does not begin as one does");
            }
            int version = in.get();
            require(version >= PLAIN && version <= VERSION, "is of version " + version + ", which is not known");
            Optional<Long> space = version == PLAIN ? Optional.empty() : Optional.of(in.getLong());
            VideoFingerprint fingerprint = body(in, space);
            require(!in.hasRemaining(), "goes on after its last frame");
            require(fingerprint.learnedSpace().equals(space), "says that it has learned hashes, and has none");
            return fingerprint;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("The video fingerprint breaks off after " + bytes.length + " bytes", e);
        }
    }

    private static VideoFingerprint body(ByteBuffer in, Optional<Long> space) {
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
            Optional<LearnedHash> learned = space.isPresent() ? learned(space.get(), in) : Optional.empty();
            frames.add(new VideoFrame(span, pdq, whole, quality & ~WHOLE, learned));
        }
        return new VideoFingerprint(duration, step, frames);
    }

    private static Optional<LearnedHash> learned(long space, ByteBuffer in) {
        int there = in.get();
        require(there == 0 || there == 1, "has a frame that neither has a learned hash nor has none");
        if (there == 0) {
            return Optional.empty();
        }
        PdqHash words = hash(in);
        return Optional.of(new LearnedHash(space, words.word0(), words.word1(), words.word2(), words.word3()));
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
        words(hash.word3(), hash.word2(), hash.word1(), hash.word0(), out);
    }

    private static void words(long first, long second, long third, long fourth, ByteArrayOutputStream out) {
        out.writeBytes(ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
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
