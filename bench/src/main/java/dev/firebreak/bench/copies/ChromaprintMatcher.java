package dev.firebreak.bench.copies;

import dev.firebreak.core.fingerprint.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chromaprint's words laid along each other at every offset: the stretch of 6 s with the fewest differing bits, as long on as bits do not
 * differ by more than a third. Silence has the same word throughout and would be found in all other silence: a stretch of few
 * different words does not count.
 */
final class ChromaprintMatcher implements Matcher {
    private static final int WINDOW = 48;
    private static final int LEAST_WINDOW = 16;
    private static final double WORD_MILLIS = 123.8;
    private static final double DIFFERENT = 1 / 3.0;

    private final List<int[]> references = new ArrayList<>();

    @Override
    public String name() {
        return "chromaprint";
    }

    @Override
    public void add(int reference, Prints prints) {
        references.add(prints.chromaprint());
    }

    @Override
    public List<Hit> find(Prints query) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            Hit hit = best(i, query.chromaprint(), references.get(i));
            if (hit.score() > 0) {
                hits.add(hit);
            }
        }
        return hits;
    }

    private static Hit best(int number, int[] query, int[] reference) {
        Hit best = Hit.whole(number, 0, 0, 0);
        int window = Math.min(WINDOW, Math.min(query.length, reference.length));
        for (int shift = window - query.length; window >= LEAST_WINDOW && shift <= reference.length - window; shift++) {
            int from = Math.max(0, -shift);
            int to = Math.min(query.length, reference.length - shift);
            int sum = 0;
            for (int i = from; i < to; i++) {
                sum += Integer.bitCount(query[i] ^ reference[i + shift]);
                if (i - from >= window) {
                    sum -= Integer.bitCount(query[i - window] ^ reference[i - window + shift]);
                }
                double score = 1 - sum / (double) (Integer.SIZE * window);
                if (i - from >= window - 1 && score > best.score() && varied(query, i - window + 1, i + 1)) {
                    best = stretch(number, score, query, reference, new Place(i - window + 1, i + 1, shift));
                }
            }
        }
        return best;
    }

    private record Place(int from, int to, int shift) {}

    private static boolean varied(int[] words, int from, int to) {
        return Arrays.stream(words, from, to).distinct().count() * 2 >= to - from;
    }

    private static Hit stretch(int number, double score, int[] query, int[] reference, Place place) {
        int from = place.from();
        int to = place.to();
        while (from > 0 && from + place.shift() > 0 && like(query[from - 1], reference[from - 1 + place.shift()])) {
            from--;
        }
        while (to < query.length
                && to + place.shift() < reference.length
                && like(query[to], reference[to + place.shift()])) {
            to++;
        }
        return new Hit(number, score, interval(from, to), interval(from + place.shift(), to + place.shift()));
    }

    private static boolean like(int word, int other) {
        return Integer.bitCount(word ^ other) <= Integer.SIZE * DIFFERENT;
    }

    private static Interval interval(int from, int to) {
        return new Interval(
                Duration.ofMillis(Math.round(from * WORD_MILLIS)), Duration.ofMillis(Math.round(to * WORD_MILLIS)));
    }
}
