package dev.firebreak.inference.analysis;

import dev.firebreak.core.verdict.SamplingDemand;
import java.time.Duration;

/** What the analysis of a session asks of whatever decodes it. Thread-safe; nothing here may block. */
public interface MediaControl {
    /** More or fewer pictures from media time {@code from} on: see {@link AnalysisListener#demand}. */
    void demand(SamplingDemand demand, Duration from);

    /** Everything before {@code analysedUpTo} has been judged: a file is decoded only so far ahead of this. */
    void acknowledge(Duration analysedUpTo);
}
