package dev.firebreak.core.fingerprint.vpdq;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * How two videos are compared by vPDQ: which share of each one's frames has a frame of the other nearby. Features of quality below
 * {@link VpdqFeature#LEAST_QUALITY} do not count. Two semantics are in use and give different figures for the same pair.
 */
public enum VpdqComparison {
    /** The C++ programs: every feature counts, distance below 31. */
    EVERY_FEATURE(PdqHash.MATCH_DISTANCE - 1, false),
    /** python-threatexchange and the servers built on it: equal hashes count once, distance up to 31. */
    DISTINCT_HASHES(PdqHash.MATCH_DISTANCE, true);

    private static final double ALL = 100;

    private final int farthest;
    private final boolean distinct;

    VpdqComparison(int farthest, boolean distinct) {
        this.farthest = farthest;
        this.distinct = distinct;
    }

    /**
     * The outcome, in percent.
     *
     * @param query of the query's features, how many are found in the compared video; 0 where either has none
     * @param compared of the compared video's features, how many are found in the query; 0 where either has none
     */
    public record Shares(double query, double compared) {}

    /** Compares each with each: as many steps as one has frames times the other. */
    public Shares compare(List<VpdqFeature> query, List<VpdqFeature> compared) {
        PdqHash[] ours = hashes(query);
        PdqHash[] theirs = hashes(compared);
        if (ours.length == 0 || theirs.length == 0) {
            return new Shares(0, 0);
        }
        return new Shares(share(ours, theirs), share(theirs, ours));
    }

    private PdqHash[] hashes(List<VpdqFeature> features) {
        List<PdqHash> all = features.stream()
                .filter(each -> each.quality() >= VpdqFeature.LEAST_QUALITY)
                .map(VpdqFeature::pdq)
                .toList();
        return (distinct ? new LinkedHashSet<>(all) : all).toArray(PdqHash[]::new);
    }

    private double share(PdqHash[] of, PdqHash[] in) {
        int found = 0;
        for (PdqHash hash : of) {
            found += isIn(hash, in) ? 1 : 0;
        }
        return ALL * found / of.length;
    }

    private boolean isIn(PdqHash hash, PdqHash[] in) {
        for (PdqHash other : in) {
            if (hash.distance(other) <= farthest) {
                return true;
            }
        }
        return false;
    }
}
