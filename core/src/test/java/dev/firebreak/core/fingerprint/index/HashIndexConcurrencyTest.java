package dev.firebreak.core.fingerprint.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Searches while one thread adds and removes and another merges. */
class HashIndexConcurrencyTest {
    private static final int ENTRIES = 30_000;

    /** Entries of these ids stay; of each hash that comes after, every third is removed again. */
    private static final int REMOVED_EACH = 3;

    private final HashIndex index;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicLong added = new AtomicLong(-1);

    HashIndexConcurrencyTest() {
        index = new HashIndex(List.of(), threads, 256);
    }

    @Test
    void noEntryIsLostAndNoneAppearsThatWasNotAdded() throws Exception {
        List<Future<Integer>> readers = new ArrayList<>();
        readers.add(threads.submit(new Reader(1)));
        readers.add(threads.submit(new Reader(2)));
        for (int id = 0; id < ENTRIES; id++) {
            assertThat(index.add(hash(id), id)).isTrue();
            added.setRelease(id);
            if (id % REMOVED_EACH == 0) {
                assertThat(index.remove(hash(id), id)).isTrue();
            }
        }
        added.setRelease(Long.MAX_VALUE);
        for (Future<Integer> reader : readers) {
            assertThat(reader.get(60, TimeUnit.SECONDS)).isPositive();
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(index.size()).isEqualTo(ENTRIES - ENTRIES / REMOVED_EACH);
        for (int id = 0; id < ENTRIES; id++) {
            assertThat(index.find(hash(id), 0, 2).found()).hasSize(id % REMOVED_EACH == 0 ? 0 : 1);
        }
    }

    /** A hash that tells its id, so that a torn entry would show. */
    private static PdqHash hash(long id) {
        Random random = new Random(id);
        return new PdqHash(id * 0x9E3779B97F4A7C15L, random.nextLong(), ~id, random.nextLong());
    }

    private final class Reader implements Callable<Integer> {
        private final Random random;

        Reader(long seed) {
            random = new Random(seed);
        }

        @Override
        public Integer call() {
            int searches = 0;
            for (long last = added.getAcquire(); last < ENTRIES; last = added.getAcquire()) {
                long id = last < 1 ? 1 : random.nextLong(last);
                boolean mustBeThere = id <= last && id % REMOVED_EACH != 0;
                List<HashMatch> found = index.find(hash(id), 0, 5).found();
                if (mustBeThere) {
                    assertThat(found).containsExactly(new HashMatch(id, 0));
                }
                assertThat(found).allMatch(match -> match.id() == id);
                index.search(hash(id), 90, (other, distance) -> {
                    assertThat(hash(other).distance(hash(id))).isEqualTo(distance);
                    return true;
                });
                searches++;
            }
            return searches;
        }
    }
}
