package dev.firebreak.bench.search;

import dev.firebreak.core.fingerprint.PdqHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Hashes from a seed. */
final class Hashes {
    private static final int BYTES = PdqHash.BITS / Byte.SIZE;
    private static final int SCENES = 1_000;

    private Hashes() {}

    /** Every bit by chance: what an index likes best. */
    static List<PdqHash> uniform(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return list(count, i -> any(random));
    }

    /**
     * Around a thousand scenes, 0 to 63 places changed in each: hashes that share most of their buckets with thousands
     * of others.
     */
    static List<PdqHash> crowded(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PdqHash> scenes = uniform(SCENES, 1);
        return list(count, i -> changed(scenes.get(random.nextInt(SCENES)), random.nextInt(64), random));
    }

    /** Every other one a stranger, the others 0 to 31 changes from one of the hashes. */
    static List<PdqHash> queries(List<PdqHash> hashes, int count) {
        SplittableRandom random = new SplittableRandom(3);
        return list(
                count,
                i -> i % 2 == 0
                        ? any(random)
                        : changed(hashes.get(random.nextInt(hashes.size())), random.nextInt(32), random));
    }

    static void write(List<PdqHash> hashes, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES << 12).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < hashes.size(); i++) {
                PdqHash hash = hashes.get(i);
                buffer.putLong(hash.word0())
                        .putLong(hash.word1())
                        .putLong(hash.word2())
                        .putLong(hash.word3());
                if (!buffer.hasRemaining() || i == hashes.size() - 1) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    buffer.clear();
                }
            }
        }
    }

    private static List<PdqHash> list(int count, IntFunction<PdqHash> hash) {
        List<PdqHash> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(hash.apply(i));
        }
        return list;
    }

    private static PdqHash any(SplittableRandom random) {
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** So many bits, one of them perhaps twice, are changed. */
    private static PdqHash changed(PdqHash hash, int changes, SplittableRandom random) {
        long[] words = {hash.word0(), hash.word1(), hash.word2(), hash.word3()};
        for (int i = 0; i < changes; i++) {
            int bit = random.nextInt(PdqHash.BITS);
            words[bit >> 6] ^= 1L << bit;
        }
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }
}
