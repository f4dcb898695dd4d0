package dev.firebreak.core.fingerprint.index;

import dev.firebreak.core.fingerprint.PdqHash;

/** A hash that is looked for, and how many bits may differ. */
record Query(long word0, long word1, long word2, long word3, int radius) {
    Query {
        if (radius < 0 || radius > PdqHash.BITS) {
            throw new IllegalArgumentException("A radius is from 0 to %d, not %d".formatted(PdqHash.BITS, radius));
        }
    }

    Query(PdqHash hash, int radius) {
        this(hash.word0(), hash.word1(), hash.word2(), hash.word3(), radius);
    }

    PdqHash hash() {
        return new PdqHash(word0, word1, word2, word3);
    }

    int distance(long[] words, int at) {
        return Long.bitCount(words[at] ^ word0)
                + Long.bitCount(words[at + 1] ^ word1)
                + Long.bitCount(words[at + 2] ^ word2)
                + Long.bitCount(words[at + 3] ^ word3);
    }

    /**
     * How many of the first 128 bits differ. Few hashes pass that are not within the radius, and half of all hashes lie
     * across two cache lines, of which this reads one.
     */
    int firstHalf(long[] words, int at) {
        return Long.bitCount(words[at] ^ word0) + Long.bitCount(words[at + 1] ^ word1);
    }

    long[] differences(long[] words, int at) {
        return new long[] {words[at] ^ word0, words[at + 1] ^ word1, words[at + 2] ^ word2, words[at + 3] ^ word3};
    }
}
