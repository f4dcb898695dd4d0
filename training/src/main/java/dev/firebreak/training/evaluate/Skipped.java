package dev.firebreak.training.evaluate;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.data.Clip;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What could not be played. A set whose first clip is refused is left out wholly (still pictures, for one); of a set that
 * plays, only the clips that are refused. Either way the report says so.
 */
final class Skipped {
    private final Set<String> played = new HashSet<>();
    private final Map<String, String> reasons = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Whether the clip's set is left out: then the clip is counted. */
    boolean leavesOut(Clip clip) {
        boolean out = reasons.containsKey(clip.set()) && !played.contains(clip.set());
        if (out) {
            counts.merge(clip.set(), 1, Integer::sum);
        }
        return out;
    }

    void played(Clip clip) {
        played.add(clip.set());
    }

    /** Counts a clip that was refused; throws on what is no matter of the clip. */
    void refused(Clip clip, FirebreakException why) {
        if (why.code() != ErrorCode.BAD_MEDIA) {
            throw why;
        }
        reasons.putIfAbsent(clip.set(), String.valueOf(why.getMessage()));
        counts.merge(clip.set(), 1, Integer::sum);
    }

    /** By set: how many clips were left out, whether that is all of it, and why the first was. */
    Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        reasons.forEach((set, why) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("clips", counts.get(set));
            entry.put("wholeSet", !played.contains(set));
            entry.put("reason", why);
            report.put(set, entry);
        });
        return report;
    }
}
