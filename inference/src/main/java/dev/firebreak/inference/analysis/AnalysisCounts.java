package dev.firebreak.inference.analysis;

import java.util.Map;

/**
 * What one stream's analysis has done so far.
 *
 * @param windows of sound judged
 * @param frames judged
 * @param outstanding handed to the engine, not yet judged
 * @param skips windows and frames that were not judged, by reason
 */
public record AnalysisCounts(long windows, long frames, int outstanding, Map<Skip, Long> skips) {
    public AnalysisCounts {
        skips = Map.copyOf(skips);
    }

    public long skipped(Skip reason) {
        return skips.getOrDefault(reason, 0L);
    }
}
