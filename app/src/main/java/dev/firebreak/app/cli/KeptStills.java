package dev.firebreak.app.cli;

import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.incident.Still;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pictures that mattered most: those at which the level changed, then those with the highest scores. Encodes only what it
 * keeps. One thread at a time.
 */
final class KeptStills {
    private record Kept(double weight, Still still) {}

    private final int capacity;
    private final TreeMap<Duration, Kept> kept = new TreeMap<>();

    KeptStills(int capacity) {
        this.capacity = capacity;
    }

    /** @param changed true when the level changed with it */
    void offer(Frame frame, double score, boolean changed) {
        double weight = changed ? 1 + score : score;
        Kept same = kept.get(frame.at());
        if (same != null) {
            kept.put(frame.at(), new Kept(Math.max(weight, same.weight()), same.still()));
            return;
        }
        if (kept.size() == capacity) {
            Map.Entry<Duration, Kept> least = Collections.min(
                    kept.entrySet(),
                    Comparator.comparingDouble(each -> each.getValue().weight()));
            if (least.getValue().weight() >= weight) {
                return;
            }
            kept.remove(least.getKey());
        }
        kept.put(frame.at(), new Kept(weight, StillEncoder.encode(frame)));
    }

    /** In order of media time. */
    List<Still> stills() {
        return kept.values().stream().map(Kept::still).toList();
    }
}
