package dev.firebreak.core.fingerprint.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hashes that crowd into few buckets: equal ones, nearly equal ones, those of smooth pictures. */
class HashIndexFloodTest {
    private static final int MANY = 200_000;
    private static final PdqHash ZERO = new PdqHash(0, 0, 0, 0);

    @Test
    void equalHashesAreComparedOnce() {
        Entries entries = new Entries();
        for (int id = 0; id < MANY; id++) {
            entries.add(ZERO, id);
        }
        HashIndex index = HashIndex.of(entries, Runnable::run);
        assertThat(index.parts().segments().getFirst().rows().hashes()).isEqualTo(1);
        assertThat(HashIndexTest.near(index, new PdqHash(7, 0, 0, 0), 31)).hasSize(MANY);
        assertThat(index.find(ZERO, 31, 10)).satisfies(matches -> {
            assertThat(matches.found()).hasSize(10);
            assertThat(matches.truncated()).isTrue();
        });
        assertThat(index.remove(ZERO, MANY / 2)).isTrue();
        assertThat(index.add(ZERO, MANY / 2)).isTrue();
        assertThat(index.size()).isEqualTo(MANY);
    }

    @Test
    void nearlyEqualHashesAreReadInOrderOnceAndAllFound() {
        Random random = new Random(3);
        PdqHash centre = Model.any(random);
        Entries entries = new Entries();
        Model model = new Model();
        for (int id = 0; id < MANY / 10; id++) {
            PdqHash hash = Model.changed(centre, random.nextInt(7), random);
            entries.add(hash, id);
            model.add(hash, id);
        }
        HashIndex index = HashIndex.of(entries, Runnable::run);
        for (int distance : new int[] {0, 20, 28, 34, 40}) {
            PdqHash query = Model.changed(centre, distance, random);
            assertThat(HashIndexTest.near(index, query, 31)).isEqualTo(model.near(query, 31));
        }
    }

    @Test
    void hashesOfSmoothPicturesAreAllFound() {
        SmoothHashes smooth = new SmoothHashes(5);
        Random random = new Random(5);
        Entries entries = new Entries();
        Model model = new Model();
        for (int id = 0; id < MANY / 10; id++) {
            PdqHash hash = smooth.next();
            entries.add(hash, id);
            model.add(hash, id);
        }
        HashIndex index = HashIndex.of(entries, Runnable::run);
        int found = 0;
        for (int query = 0; query < 40; query++) {
            PdqHash hash = Model.changed(smooth.next(), random.nextInt(12), random);
            found += model.near(hash, 31).size();
            assertThat(HashIndexTest.near(index, hash, 31)).isEqualTo(model.near(hash, 31));
        }
        assertThat(found).isPositive();
    }
}
