package dev.firebreak.core.fingerprint.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostingsTest {
    @Test
    void aPostingKeepsItsParts() {
        long posting = Postings.pack(0xFFFF_FFF0, 2_047, 256, 23, 17, 7);

        assertThat(Postings.time(posting)).isEqualTo(0xFFFF_FFF0);
        assertThat(Postings.pitch(posting)).isEqualTo(2_047);
        assertThat(Postings.span(posting)).isEqualTo(256);
        assertThat(Postings.secondRest(posting)).isEqualTo(23);
        assertThat(Postings.thirdRest(posting)).isEqualTo(17);
        assertThat(Postings.proportionRest(posting)).isEqualTo(7);
    }

    @Test
    void eachCodeKeepsItsOwn() {
        Postings postings = new Postings();
        Random random = new Random(3);
        int[] codes = {0, 7, Triplets.CODES - 1};
        List<List<Long>> expected = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int mistakes = 0;
        for (int i = 0; i < 60_000; i++) {
            int which = random.nextInt(random.nextBoolean() ? 3 : 1);
            if (expected.get(which).size() < Postings.MOST_OF_A_CODE) {
                expected.get(which).add((long) i);
                mistakes += postings.add(codes[which], i) ? 0 : 1;
            } else {
                mistakes += postings.add(codes[which], i) ? 1 : 0;
            }
        }

        assertThat(mistakes).isZero();
        assertThat(expected.get(0)).hasSize(Postings.MOST_OF_A_CODE);
        for (int i = 0; i < 3; i++) {
            assertThat(all(postings, codes[i])).isEqualTo(expected.get(i));
        }
        assertThat(postings.size())
                .isEqualTo(expected.stream().mapToInt(List::size).sum());
    }

    private static List<Long> all(Postings postings, int code) {
        List<Long> all = new ArrayList<>();
        for (int block = postings.head(code); block != 0; ) {
            long[] page = postings.page(block);
            int place = Postings.place(block);
            for (int i = 1; i <= Postings.used(page[place]); i++) {
                all.add(page[place + i]);
            }
            block = Postings.next(page[place]);
        }
        all.sort(null);
        return all;
    }
}
