package dev.firebreak.core.fingerprint.sound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the alignments that most sightings agree on: the same shift of pitch, rate, and time of the reference at the middle of
 * the query. Cells overlap by half in shift and time, and a sighting votes for all rates that its own may stand for.
 */
final class Voting {
    /** Fewest sightings that make a candidate. */
    static final int LEAST_VOTES = 3;

    /** Candidates that are looked at closely. */
    static final int MOST_CANDIDATES = 12;

    private static final double RATE_STEP = 0.02;
    private static final int RATES_UP = 8;
    private static final int SHIFT_STEP = 16;
    private static final int TIME_STEP = 32;

    /** An alignment to look at: the reference's time (unsigned) when the query is at its middle. */
    record Candidate(int votes, long time, double rate, double shift) {
        private boolean near(Candidate other) {
            return Math.abs(time - other.time) < 3 * TIME_STEP && Math.abs(shift - other.shift) < 2 * SHIFT_STEP;
        }
    }

    private final double middle;
    private long[] keys = new long[1 << 12];
    private int[] votes = new int[1 << 12];
    private int cells;

    private Voting(double middle) {
        this.middle = middle;
    }

    /** The best candidates, most votes first. */
    static List<Candidate> candidates(Sightings sightings, double middle) {
        Voting voting = new Voting(middle);
        for (int i = 0; i < sightings.size; i++) {
            voting.vote(sightings, i);
        }
        return voting.best();
    }

    private void vote(Sightings sightings, int i) {
        double log = Math.log(sightings.rates[i]);
        double doubt = RATE_STEP / 2 + 3.0 / sightings.spans[i];
        int from = Math.max(-RATES_UP, (int) Math.ceil((log - doubt) / RATE_STEP));
        int to = Math.min(RATES_UP, (int) Math.floor((log + doubt) / RATE_STEP));
        double away = middle - sightings.queryTicks[i];
        int shift = Math.floorDiv(2 * sightings.shifts[i], SHIFT_STEP);
        for (int rate = from; rate <= to; rate++) {
            long time = Integer.toUnsignedLong(sightings.times[i]) + Math.round(away * Math.exp(rate * RATE_STEP));
            long cell = Math.floorDiv(2 * time, TIME_STEP);
            for (int s = shift - 1; s <= shift; s++) {
                count(key(cell - 1, rate, s));
                count(key(cell, rate, s));
            }
        }
    }

    /** Never 0: what a place without a key holds. */
    private static long key(long cell, int rate, int shift) {
        return ((cell + 1) << 16) | ((long) (rate + 128) << 8) | (shift + 128);
    }

    private void count(long key) {
        int at = place(key);
        if (keys[at] == 0) {
            keys[at] = key;
            cells++;
        }
        votes[at]++;
        if (cells > keys.length / 2) {
            grow();
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldVotes = votes;
        keys = new long[2 * oldKeys.length];
        votes = new int[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                votes[at] = oldVotes[i];
            }
        }
    }

    /** Where a key is, or is to be put. */
    private int place(long key) {
        int mask = keys.length - 1;
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private List<Candidate> best() {
        int enough = enough();
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            if (votes[i] >= enough) {
                all.add(candidate(keys[i], votes[i]));
            }
        }
        all.sort(Comparator.comparingInt(Candidate::votes)
                .reversed()
                .thenComparingLong(Candidate::time)
                .thenComparingDouble(candidate -> Math.abs(candidate.shift()))
                .thenComparingDouble(candidate -> Math.abs(candidate.rate() - 1))
                .thenComparingDouble(Candidate::shift)
                .thenComparingDouble(Candidate::rate));
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate candidate : all) {
            if (chosen.size() < MOST_CANDIDATES && chosen.stream().noneMatch(candidate::near)) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    /** So many votes that some thousand cells at most have them. */
    private int enough() {
        int[] having = new int[64];
        for (int count : votes) {
            having[Math.min(count, having.length - 1)]++;
        }
        int enough = having.length - 1;
        int sum = having[enough];
        while (enough > LEAST_VOTES && sum + having[enough - 1] <= 4_096) {
            enough--;
            sum += having[enough];
        }
        return enough;
    }

    private static Candidate candidate(long key, int votes) {
        long cell = (key >>> 16) - 1;
        int rate = (int) ((key >>> 8) & 0xFF) - 128;
        int shift = (int) (key & 0xFF) - 128;
        return new Candidate(
                votes, (cell + 1) * TIME_STEP / 2, Math.exp(rate * RATE_STEP), (shift + 1) * SHIFT_STEP / 2.0);
    }
}
