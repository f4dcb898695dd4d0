package dev.firebreak.inference.analysis;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Verdict;
import java.time.Duration;

/**
 * Learns what was judged of one stream. Called one call at a time, in order, on the engine's threads or on the thread that
 * feeds the analysis: must be quick and must not block.
 */
public interface AnalysisListener {
    /** One piece of evidence and the verdict as it then stood. */
    void judged(Evidence evidence, Verdict verdict);

    /** The learned hash of the frame of this media time; told after it was judged, of frames that have one. */
    default void described(Duration at, LearnedHash hash) {}

    /**
     * Every piece of evidence up to this media time has been judged or was skipped and counted. Never decreases. A window of
     * sound is evidence of the moment it ends: the last half second before {@code upTo} may still be part of a window that
     * has not ended.
     */
    void analysed(Duration upTo);

    /**
     * The judge wants more, or fewer, pictures.
     *
     * @param from media time of the change: {@link StreamAnalysis#DEMAND_LEAD} after the evidence that caused it. A source
     *     that never decodes further ahead of {@link #analysed} than this learns of the change in time, so that the same
     *     file is always sampled in the same way. Called before {@code analysed} reaches that evidence
     */
    void demand(SamplingDemand demand, Duration from);
}
