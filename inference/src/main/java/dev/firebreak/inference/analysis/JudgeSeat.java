package dev.firebreak.inference.analysis;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.verdict.Judge;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Verdict;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The judge of one stream with its listener. Confined to whoever serves the line, except {@link #restore}. */
final class JudgeSeat implements EvidenceLine.EvidenceSink {
    private final Judge judge;
    private final AnalysisListener listener;
    private final AtomicBoolean restoreAsked = new AtomicBoolean();
    private SamplingDemand demand;
    private Duration analysed = Duration.ZERO;

    JudgeSeat(OperatingPoints points, AnalysisListener listener) {
        this.judge = new Judge(points);
        this.listener = listener;
        this.demand = judge.demand();
    }

    void restore() {
        restoreAsked.set(true);
    }

    @Override
    public void scored(Pending.Scored scored) {
        if (restoreAsked.getAndSet(false)) {
            judge.restore();
        }
        Evidence evidence = scored.evidence();
        Verdict verdict = judge.accept(evidence);
        listener.judged(evidence, verdict);
        if (scored instanceof Pending.Picture picture) {
            picture.learned().ifPresent(hash -> listener.described(picture.at(), hash));
        }
        if (judge.demand() != demand) {
            demand = judge.demand();
            listener.demand(demand, evidence.at().plus(StreamAnalysis.DEMAND_LEAD));
        }
    }

    @Override
    public void reached(Pending.Mark mark) {
        Duration upTo = mark.soundTo().compareTo(mark.picturesTo()) <= 0 ? mark.soundTo() : mark.picturesTo();
        if (upTo.compareTo(analysed) > 0) {
            analysed = upTo;
            listener.analysed(upTo);
        }
    }
}
