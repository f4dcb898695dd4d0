package dev.firebreak.core.fingerprint.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashIndexTest {
    private static final PdqHash ZERO = new PdqHash(0, 0, 0, 0);

    private static HashIndex index(int newest) {
        return new HashIndex(List.of(), Runnable::run, newest);
    }

    static List<String> near(HashIndex index, PdqHash hash, int radius) {
        List<String> near = new ArrayList<>();
        assertThat(index.search(hash, radius, (id, distance) -> near.add(distance + " " + id)))
                .isTrue();
        near.sort(null);
        return near;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void answersAsComparingWithEveryEntryDoesWhileEntriesComeAndGo(long seed) {
        Random random = new Random(seed);
        HashIndex index = index(1 + random.nextInt(16));
        Model model = new Model();
        List<PdqHash> centres = new ArrayList<>(List.of(ZERO));
        for (int step = 0; step < 6_000; step++) {
            PdqHash centre = centres.get(random.nextInt(centres.size()));
            int what = random.nextInt(100);
            if (what < 60) {
                PdqHash hash =
                        random.nextInt(10) == 0 ? Model.any(random) : Model.changed(centre, random.nextInt(24), random);
                long id = random.nextInt(400);
                assertThat(index.add(hash, id)).isEqualTo(model.add(hash, id));
                if (centres.size() < 50 && random.nextInt(10) == 0) {
                    centres.add(hash);
                }
            } else if (what < 85 && model.size() > 0) {
                Model.Entry entry = model.all().get(random.nextInt(model.size()));
                assertThat(index.remove(entry.hash(), entry.id())).isTrue();
                model.remove(entry.hash(), entry.id());
                assertThat(index.remove(entry.hash(), entry.id())).isFalse();
            } else if (what == 85) {
                long id = random.nextInt(400);
                assertThat(index.removeIf(other -> other == id)).isEqualTo(model.removeId(id));
            } else {
                int radius = random.nextInt(4) == 0 ? random.nextInt(PdqHash.BITS + 1) : random.nextInt(48);
                PdqHash query = Model.changed(centre, random.nextInt(40), random);
                assertThat(near(index, query, radius)).isEqualTo(model.near(query, radius));
            }
            assertThat(index.size()).isEqualTo(model.size());
        }
        assertThat(index.statistics().merges()).isPositive();
    }

    /** Every radius, on segments of every number of slots that these sizes lead to. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40, 600, 5_000, 20_000})
    void findsEverythingWithinAnyRadius(int size) {
        Random random = new Random(size);
        Entries entries = new Entries();
        Model model = new Model();
        PdqHash query = Model.any(random);
        for (int id = 0; id < size; id++) {
            PdqHash hash = id < 300 ? Model.changed(query, id % 70, random) : Model.any(random);
            entries.add(hash, id);
            model.add(hash, id);
        }
        HashIndex index = index(1);
        index.addAll(entries);
        for (int radius = 0; radius <= PdqHash.BITS; radius += radius < 64 ? 1 : 32) {
            assertThat(near(index, query, radius)).as("radius %d", radius).isEqualTo(model.near(query, radius));
        }
    }

    @Test
    void aHashMayHaveManyIdsAndAnIdManyHashes() {
        HashIndex index = index(2);
        PdqHash other = new PdqHash(1, 0, 0, 0);
        for (long id = 0; id < 10; id++) {
            assertThat(index.add(ZERO, id)).isTrue();
            assertThat(index.add(other, id)).isTrue();
            assertThat(index.add(ZERO, id)).isFalse();
        }
        assertThat(near(index, ZERO, 0)).hasSize(10);
        assertThat(near(index, ZERO, 1)).hasSize(20);
        assertThat(index.removeIf(id -> id < 9)).isEqualTo(18);
        assertThat(near(index, ZERO, 1)).containsExactly("0 9", "1 9");
    }

    @Test
    void whatWasRemovedCanBeAddedAgain() {
        HashIndex index = index(1);
        index.add(ZERO, 1);
        index.add(Model.any(new Random(1)), 2);
        assertThat(index.remove(ZERO, 1)).isTrue();
        assertThat(index.add(ZERO, 1)).isTrue();
        assertThat(near(index, ZERO, 0)).containsExactly("0 1");
    }

    @Test
    void aLimitedSearchSaysWhetherThereIsMoreAndIsCounted() {
        HashIndex index = index(4);
        IntStream.range(0, 50).forEach(id -> index.add(ZERO, id));
        assertThat(index.find(ZERO, 31, 50).truncated()).isFalse();
        assertThat(index.statistics().truncated()).isZero();
        Matches matches = index.find(ZERO, 31, 49);
        assertThat(matches.truncated()).isTrue();
        assertThat(matches.found()).hasSize(49);
        assertThat(index.statistics().truncated()).isEqualTo(1);
    }

    @Test
    void theNearestIsTheNearestOfAnyDistance() {
        Random random = new Random(7);
        HashIndex index = index(8);
        for (int id = 0; id < 500; id++) {
            index.add(Model.any(random), id);
        }
        PdqHash query = Model.any(random);
        assertThat(index.nearest(query, 31)).isEmpty();
        for (int distance = 31; distance >= 0; distance--) {
            index.add(Model.changed(query, distance, random), 1_000 + distance);
            assertThat(index.nearest(query, 31)).contains(new HashMatch(1_000 + distance, distance));
        }
        index.add(query, 999);
        assertThat(index.nearest(query, 31)).contains(new HashMatch(999, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 60, 256})
    void aBatchFindsWhatItsQueriesFindOneByOne(int radius) {
        Random random = new Random(radius);
        SmoothHashes smooth = new SmoothHashes(radius);
        HashIndex index = index(700);
        for (int id = 0; id < 2_500; id++) {
            index.add(id % 2 == 0 ? Model.any(random) : smooth.next(), id);
        }
        index.removeIf(id -> id % 5 == 0);
        for (int size : new int[] {0, 1, 3, 4, 33}) {
            List<PdqHash> queries = IntStream.range(0, size)
                    .mapToObj(i -> i % 2 == 0 ? Model.any(random) : smooth.next())
                    .toList();
            List<String> found = new ArrayList<>();
            index.searchAll(queries, radius, (query, id, distance) -> found.add(query + " " + distance + " " + id));
            List<String> expected = new ArrayList<>();
            for (int query = 0; query < size; query++) {
                int place = query;
                index.search(
                        queries.get(query), radius, (id, distance) -> expected.add(place + " " + distance + " " + id));
            }
            found.sort(null);
            expected.sort(null);
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void refusesARadiusThatIsNone() {
        assertThatThrownBy(() -> near(index(1), ZERO, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> near(index(1), ZERO, 257)).hasMessageContaining("from 0 to 256");
    }
}
