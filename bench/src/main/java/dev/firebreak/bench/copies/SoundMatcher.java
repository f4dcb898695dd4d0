package dev.firebreak.bench.copies;

import dev.firebreak.core.fingerprint.sound.SoundIndex;
import java.util.List;

/** Ours, by sound alone. */
final class SoundMatcher implements Matcher {
    private static final long TRIPLETS = 50_000_000;
    private static final double LEAST_SCORE = 0.2;

    private final SoundIndex index = new SoundIndex(TRIPLETS);

    @Override
    public String name() {
        return "sound";
    }

    @Override
    public void add(int reference, Prints prints) {
        var unused = index.insert(reference, prints.sound());
    }

    @Override
    public List<Hit> find(Prints query) {
        return index.find(query.sound(), LEAST_SCORE).stream()
                .map(match -> Hit.of((int) match.reference(), match.interval().score(), match.interval()))
                .toList();
    }
}
