package dev.firebreak.bench.copies;

import dev.firebreak.core.fingerprint.vpdq.VpdqComparison;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import java.util.ArrayList;
import java.util.List;

/** vPDQ, by the share of the query's frames that are found: what its users set a threshold on. It knows no intervals. */
final class VpdqMatcher implements Matcher {
    private final VpdqComparison semantics;
    private final List<List<VpdqFeature>> references = new ArrayList<>();
    private final List<Double> lengths = new ArrayList<>();

    VpdqMatcher(VpdqComparison semantics) {
        this.semantics = semantics;
    }

    @Override
    public String name() {
        return semantics == VpdqComparison.EVERY_FEATURE ? "vPDQ < 31" : "vPDQ <= 31";
    }

    @Override
    public void add(int reference, Prints prints) {
        references.add(prints.vpdq());
        lengths.add(prints.seconds());
    }

    @Override
    public List<Hit> find(Prints query) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            double share = semantics.compare(query.vpdq(), references.get(i)).query();
            if (share > 0) {
                hits.add(Hit.whole(i, share, query.seconds(), lengths.get(i)));
            }
        }
        return hits;
    }
}
