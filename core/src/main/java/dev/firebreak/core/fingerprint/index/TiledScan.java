package dev.firebreak.core.fingerprint.index;

import static dev.firebreak.core.fingerprint.index.Entries.WORDS;

/**
 * Many queries against hashes in order: a tile of hashes, small enough for the first cache, is turned into columns, and
 * every query passes over it before the next tile is touched, in a loop that the compiler turns into vector
 * instructions.
 */
final class TiledScan {
    /** Hashes a tile: four columns of 4 KiB and the distances fit the first cache beside a query. */
    private static final int TILE = 512;

    /** From so many queries on, turning tiles pays. */
    static final int FEWEST_QUERIES = 4;

    /** Up to so many hashes, reading them all in tiles costs a query less than looking up its neighbours. */
    static final int FEW_HASHES = 8_192;

    /** Is given the hashes within a query's radius. */
    interface Found {
        void hash(int query, int hash, int distance);
    }

    private final long[] column0 = new long[TILE];
    private final long[] column1 = new long[TILE];
    private final long[] column2 = new long[TILE];
    private final long[] column3 = new long[TILE];
    private final int[] distances = new int[TILE];

    void run(long[] words, int hashes, Query[] queries, Found found) {
        for (int start = 0; start < hashes; start += TILE) {
            int count = Math.min(TILE, hashes - start);
            turn(words, start, count);
            for (int query = 0; query < queries.length; query++) {
                if (nearest(queries[query], count) <= queries[query].radius()) {
                    report(query, queries[query].radius(), start, count, found);
                }
            }
        }
    }

    private void turn(long[] words, int start, int count) {
        for (int i = 0; i < count; i++) {
            int at = (start + i) * WORDS;
            column0[i] = words[at];
            column1[i] = words[at + 1];
            column2[i] = words[at + 2];
            column3[i] = words[at + 3];
        }
    }

    /** Computes the distances of a tile, and returns the least. */
    private int nearest(Query query, int count) {
        long word0 = query.word0();
        long word1 = query.word1();
        long word2 = query.word2();
        long word3 = query.word3();
        for (int i = 0; i < count; i++) {
            distances[i] = Long.bitCount(column0[i] ^ word0)
                    + Long.bitCount(column1[i] ^ word1)
                    + Long.bitCount(column2[i] ^ word2)
                    + Long.bitCount(column3[i] ^ word3);
        }
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, distances[i]);
        }
        return least;
    }

    private void report(int query, int radius, int start, int count, Found found) {
        for (int i = 0; i < count; i++) {
            if (distances[i] <= radius) {
                found.hash(query, start + i, distances[i]);
            }
        }
    }
}
