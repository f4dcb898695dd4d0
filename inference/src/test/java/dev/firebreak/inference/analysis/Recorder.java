package dev.firebreak.inference.analysis;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what a listener is told. */
final class Recorder implements AnalysisListener {
    final List<Evidence> evidence = Collections.synchronizedList(new ArrayList<>());
    final List<Verdict> verdicts = Collections.synchronizedList(new ArrayList<>());
    final List<Duration> analysed = Collections.synchronizedList(new ArrayList<>());
    final List<String> demands = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void judged(Evidence judged, Verdict verdict) {
        evidence.add(judged);
        verdicts.add(verdict);
    }

    @Override
    public void analysed(Duration upTo) {
        analysed.add(upTo);
    }

    @Override
    public void demand(SamplingDemand demand, Duration from) {
        demands.add(demand + " from " + from.toMillis());
    }

    /** Times of the evidence, in milliseconds, in the order judged. */
    List<Long> times() {
        return evidence.stream().map(each -> each.at().toMillis()).toList();
    }

    Duration analysedTo() {
        return analysed.isEmpty() ? Duration.ZERO : analysed.getLast();
    }

    VerdictLevel level() {
        return verdicts.getLast().level();
    }
}
