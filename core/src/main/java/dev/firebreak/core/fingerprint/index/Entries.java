package dev.firebreak.core.fingerprint.index;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.Arrays;

/** A growing list of (hash, id), 40 bytes each: what an index is built from at once. One thread at a time. */
public final class Entries {
    /** As many as one array of hash words holds. */
    public static final int MOST = 1 << 28;

    static final int WORDS = PdqHash.BITS / Long.SIZE;

    private static final int FIRST_CAPACITY = 16;

    private long[] words;
    private long[] ids;
    private int size;

    public Entries() {
        this(FIRST_CAPACITY);
    }

    public Entries(int capacity) {
        words = new long[Math.multiplyExact(WORDS, capacity)];
        ids = new long[capacity];
    }

    public void add(PdqHash hash, long id) {
        add(hash.word0(), hash.word1(), hash.word2(), hash.word3(), id);
    }

    public int size() {
        return size;
    }

    void add(long word0, long word1, long word2, long word3, long id) {
        if (size == ids.length) {
            grow();
        }
        int at = size * WORDS;
        words[at] = word0;
        words[at + 1] = word1;
        words[at + 2] = word2;
        words[at + 3] = word3;
        ids[size++] = id;
    }

    PdqHash hash(int entry) {
        int at = entry * WORDS;
        return new PdqHash(words[at], words[at + 1], words[at + 2], words[at + 3]);
    }

    long word(int entry, int word) {
        return words[entry * WORDS + word];
    }

    long id(int entry) {
        return ids[entry];
    }

    private void grow() {
        if (size == MOST) {
            throw new IllegalStateException("More than %d entries".formatted(MOST));
        }
        int capacity = Math.min(MOST, Math.max(FIRST_CAPACITY, size + (size >> 1)));
        words = Arrays.copyOf(words, capacity * WORDS);
        ids = Arrays.copyOf(ids, capacity);
    }
}
