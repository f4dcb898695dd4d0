package dev.firebreak.core.fingerprint.index;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What an index must answer, by comparing with every entry; and hashes to ask it about. */
final class Model {
    /** An entry as the model keeps it. */
    record Entry(PdqHash hash, long id) {}

    private final Set<Entry> entries = new HashSet<>();

    boolean add(PdqHash hash, long id) {
        return entries.add(new Entry(hash, id));
    }

    boolean remove(PdqHash hash, long id) {
        return entries.remove(new Entry(hash, id));
    }

    int removeId(long id) {
        int before = entries.size();
        entries.removeIf(entry -> entry.id() == id);
        return before - entries.size();
    }

    int size() {
        return entries.size();
    }

    List<Entry> all() {
        return List.copyOf(entries);
    }

    /** Distance and id of each entry within the radius, as text, in order. */
    List<String> near(PdqHash hash, int radius) {
        List<String> near = new ArrayList<>();
        for (Entry entry : entries) {
            int distance = entry.hash().distance(hash);
            if (distance <= radius) {
                near.add(distance + " " + entry.id());
            }
        }
        near.sort(null);
        return near;
    }

    static PdqHash any(Random random) {
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** The hash with so many bits changed. */
    static PdqHash changed(PdqHash hash, int bits, Random random) {
        long[] words = {hash.word0(), hash.word1(), hash.word2(), hash.word3()};
        int left = bits;
        long[] done = new long[words.length];
        while (left > 0) {
            int bit = random.nextInt(PdqHash.BITS);
            if ((done[bit >> 6] >>> bit & 1) == 0) {
                done[bit >> 6] |= 1L << bit;
                left--;
            }
        }
        return new PdqHash(words[0] ^ done[0], words[1] ^ done[1], words[2] ^ done[2], words[3] ^ done[3]);
    }
}
