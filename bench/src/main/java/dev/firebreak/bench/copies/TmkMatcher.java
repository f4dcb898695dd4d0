package dev.firebreak.bench.copies;

import dev.firebreak.core.fingerprint.tmk.TmkComparison;
import dev.firebreak.core.fingerprint.tmk.TmkSignature;
import java.util.ArrayList;
import java.util.List;

/** TMK: where level 1 passes its usual threshold, the score of level 2. It knows no intervals. */
final class TmkMatcher implements Matcher {
    private final List<TmkSignature> references = new ArrayList<>();
    private final List<Double> lengths = new ArrayList<>();

    @Override
    public String name() {
        return "TMK+PDQF";
    }

    @Override
    public void add(int reference, Prints prints) {
        references.add(prints.tmk());
        lengths.add(prints.seconds());
    }

    @Override
    public List<Hit> find(Prints query) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            if (TmkComparison.level1(query.tmk(), references.get(i)) >= TmkComparison.THRESHOLD) {
                double score = TmkComparison.level2(query.tmk(), references.get(i));
                hits.add(Hit.whole(i, score, query.seconds(), lengths.get(i)));
            }
        }
        return hits;
    }
}
