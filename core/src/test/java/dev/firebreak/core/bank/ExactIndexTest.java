package dev.firebreak.core.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ExactIndexTest {
    private static List<Long> found(ExactIndex index, long high, long low) {
        List<Long> refs = new ArrayList<>();
        index.search(high, low, refs::add);
        return refs;
    }

    @Test
    void findsAllEntriesOfAHashAndNoOther() {
        ExactIndex index = new ExactIndex();
        assertThat(index.add(1, 2, 10)).isTrue();
        assertThat(index.add(1, 2, 11)).isTrue();
        assertThat(index.add(1, 2, 10)).isFalse();
        assertThat(index.add(1, 3, 12)).isTrue();

        assertThat(found(index, 1, 2)).containsExactlyInAnyOrder(10L, 11L);
        assertThat(found(index, 2, 1)).isEmpty();
        assertThat(index.size()).isEqualTo(3);
    }

    @Test
    void doesWhatAMapDoesThroughManyChanges() {
        Random random = new Random(7);
        ExactIndex index = new ExactIndex();
        Map<Long, Set<Long>> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long key = random.nextInt(5_000);
            long ref = 1L + random.nextInt(3);
            Set<Long> refs = expected.computeIfAbsent(key, unused -> new HashSet<>());
            if (random.nextInt(3) > 0) {
                assertThat(index.add(key, -key, ref)).isEqualTo(refs.add(ref));
            } else {
                assertThat(index.remove(key, -key, ref)).isEqualTo(refs.remove(ref));
            }
        }

        expected.forEach((key, refs) -> assertThat(found(index, key, -key)).containsExactlyInAnyOrderElementsOf(refs));
        assertThat(index.size())
                .isEqualTo(expected.values().stream().mapToInt(Set::size).sum());
    }

    @Test
    void whatStaysIsFoundWhileOthersComeAndGo() throws InterruptedException {
        ExactIndex index = new ExactIndex();
        index.add(42, 42, 1);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 300_000; i++) {
                index.add(10_000_000L + i, 7, 2);
                index.remove(10_000_000L + i - 100L, 7, 2);
            }
            done.set(true);
        });
        writer.start();
        while (!done.get()) {
            assertThat(found(index, 42, 42)).containsExactly(1L);
        }
        writer.join();
    }
}
