package dev.firebreak.training.evaluate;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.data.Clip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What could not be played: the report says so. Thread-safe. */
public final class Skipped {
    private final Map<String, List<String>> reasons = new TreeMap<>();

    /**
     * What was left out of one set.
     *
     * @param clips how many
     * @param reason why the first of them
     */
    public record OfSet(int clips, String reason) {}

    /** Counts a clip that was refused; throws on what is no matter of the clip. */
    synchronized void refused(Clip clip, FirebreakException why) {
        if (why.code() != ErrorCode.BAD_MEDIA) {
            throw why;
        }
        reasons.computeIfAbsent(clip.set(), set -> new ArrayList<>()).add(String.valueOf(why.getMessage()));
    }

    synchronized Map<String, OfSet> report() {
        Map<String, OfSet> report = new LinkedHashMap<>();
        reasons.forEach((set, whys) -> report.put(set, new OfSet(whys.size(), whys.getFirst())));
        return report;
    }
}
