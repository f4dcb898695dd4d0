package dev.firebreak.core.fingerprint.index;

import static dev.firebreak.core.fingerprint.index.Entries.WORDS;

import dev.firebreak.core.fingerprint.PdqHash;

/**
 * How a hash is cut into slots of nearly equal width, from its highest bit down, so that the order of slot 0 is the order of hashes
 * read as numbers.
 */
final class Slots {
    static final int FEWEST = 9;
    static final int MOST = 32;

    /**
     * What the tables of buckets may take a hash. Wider slots mean fewer candidates and larger tables: 60 bytes beside
     * the 84 of hash, id and postings keep an index below 150.
     */
    private static final long TABLE_BYTES_PER_HASH = 60;

    private final int count;
    private final int wide;
    private final int narrowBits;

    Slots(int count) {
        this.count = count;
        narrowBits = PdqHash.BITS / count;
        wide = PdqHash.BITS % count;
    }

    /** The widest slots whose tables are worth their memory for that many hashes. */
    static Slots forHashes(int hashes) {
        int count = FEWEST;
        while (count < MOST && new Slots(count).tableBytes() > TABLE_BYTES_PER_HASH * hashes) {
            count++;
        }
        return new Slots(count);
    }

    int count() {
        return count;
    }

    int bits(int slot) {
        return slot < wide ? narrowBits + 1 : narrowBits;
    }

    int buckets(int slot) {
        return 1 << bits(slot);
    }

    /** The lowest bit of a slot. */
    private int from(int slot) {
        return PdqHash.BITS - (slot + 1) * narrowBits - Math.min(slot + 1, wide);
    }

    int key(PdqHash hash, int slot) {
        return key(new long[] {hash.word0(), hash.word1(), hash.word2(), hash.word3()}, 0, slot);
    }

    /** The slot of the hash (or of the bits that differ) whose words begin there. */
    int key(long[] words, int at, int slot) {
        int from = from(slot);
        int word = from >> 6;
        int shift = from & (Long.SIZE - 1);
        long value = words[at + word] >>> shift;
        if (shift + bits(slot) > Long.SIZE && word + 1 < WORDS) {
            value |= words[at + word + 1] << (Long.SIZE - shift);
        }
        return (int) value & (buckets(slot) - 1);
    }

    private long tableBytes() {
        long bytes = 0;
        for (int slot = 0; slot < count; slot++) {
            bytes += (long) Integer.BYTES * buckets(slot);
        }
        return bytes;
    }
}
