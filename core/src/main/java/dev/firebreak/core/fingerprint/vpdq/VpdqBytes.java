package dev.firebreak.core.fingerprint.vpdq;

import dev.firebreak.core.fingerprint.PdqHash;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Features as bytes, for keeping: "FBQ", the version, their number, then of each the frame, the quality, the time in milliseconds (8 bytes, a byte, 8
 * bytes) and the 32 bytes of the hash, bit 255 first. Numbers are big-endian.
 */
public final class VpdqBytes {
    /** The version that is written; no other is read. */
    public static final int VERSION = 1;

    private static final int MAGIC = 'F' << 24 | 'B' << 16 | 'Q' << 8 | VERSION;
    private static final int HEAD = 2 * Integer.BYTES;
    private static final int FEATURE = Integer.BYTES + 1 + Long.BYTES + PdqHash.BITS / Byte.SIZE;
    private static final double MILLIS = 1_000;
    private static final double MAX_SECONDS = 1e9;

    private VpdqBytes() {}

    /** Throws {@link IllegalArgumentException} for more than {@link VpdqText#MAX_FEATURES}, none, or a time beyond reason. */
    public static byte[] write(List<VpdqFeature> features) {
        require(!features.isEmpty(), "it has no frames");
        require(features.size() <= VpdqText.MAX_FEATURES, "it has more than " + VpdqText.MAX_FEATURES + " frames");
        ByteBuffer out = ByteBuffer.allocate(HEAD + features.size() * FEATURE);
        out.putInt(MAGIC).putInt(features.size());
        for (VpdqFeature feature : features) {
            require(feature.seconds() <= MAX_SECONDS, "a frame at %s s".formatted(feature.seconds()));
            PdqHash hash = feature.pdq();
            out.putInt(feature.frame())
                    .put((byte) feature.quality())
                    .putLong(Math.round(feature.seconds() * MILLIS))
                    .putLong(hash.word3())
                    .putLong(hash.word2())
                    .putLong(hash.word1())
                    .putLong(hash.word0());
        }
        return out.array();
    }

    /** Throws {@link IllegalArgumentException} for anything that {@link #write} did not make. */
    public static List<VpdqFeature> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            require(in.getInt() == MAGIC, "it does not begin as version %d does".formatted(VERSION));
            int count = in.getInt();
            require(count >= 1 && count <= VpdqText.MAX_FEATURES, "%d frames".formatted(count));
            require(
                    in.remaining() == (long) count * FEATURE,
                    "%d bytes for %d frames".formatted(in.remaining(), count));
            List<VpdqFeature> features = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                features.add(feature(in));
            }
            return features;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("A vPDQ signal breaks off after %d bytes".formatted(bytes.length), e);
        }
    }

    private static VpdqFeature feature(ByteBuffer in) {
        int frame = in.getInt();
        int quality = in.get();
        double seconds = in.getLong() / MILLIS;
        long word3 = in.getLong();
        long word2 = in.getLong();
        long word1 = in.getLong();
        return new VpdqFeature(frame, quality, new PdqHash(in.getLong(), word1, word2, word3), seconds);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("Not a vPDQ signal that can be kept: " + otherwise);
        }
    }
}
