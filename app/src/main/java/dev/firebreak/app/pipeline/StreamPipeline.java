package dev.firebreak.app.pipeline;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Timeline;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.inference.analysis.AnalysisCounts;
import dev.firebreak.inference.analysis.MediaControl;
import dev.firebreak.inference.analysis.SessionAnalysis;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeListener;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session's way from decoded media to verdicts: what the decoder delivers goes to the models, their evidence to the judge, and
 * what the judge wants back to the decoder. {@code watch}, {@code serve} and the evaluation see the same verdicts because this is the only
 * way there is. Thread-safe as far as its listener is concerned: see {@link PipelineListener}.
 */
public final class StreamPipeline implements DecodeListener {
    private static final Logger log = LoggerFactory.getLogger(StreamPipeline.class);

    private final Object opening = new Object();
    private @Nullable DecodeSession decoder;
    private volatile SamplingDemand least = SamplingDemand.CHEAP;
    private final SessionAnalysis analysis;
    private final Timeline timeline;
    private final RecentFrames frames;
    private final MediaTap tap;
    private final PipelineListener listener;
    private volatile Verdict verdict =
            new Verdict(VerdictLevel.CLEAR, Duration.ZERO, 0, Optional.empty(), "nothing seen or heard yet");

    public StreamPipeline(
            Scorer scorer,
            OperatingPoints points,
            Pace pace,
            Timeline timeline,
            RecentFrames frames,
            MediaTap tap,
            PipelineListener listener) {
        this.timeline = timeline;
        this.frames = frames;
        this.tap = tap;
        this.listener = listener;
        this.analysis = new SessionAnalysis(scorer, points, pace, new Asked(), new Judged());
    }

    /** Starts decoding; {@code open} is given this pipeline as the decoder's listener. Called once. */
    public DecodeSession start(Function<DecodeListener, DecodeSession> open) {
        return start(open, SamplingDemand.CHEAP);
    }

    /** Starts decoding with no fewer pictures than {@code least}, whatever the judge asks for. Called once. */
    public DecodeSession start(Function<DecodeListener, DecodeSession> open, SamplingDemand least) {
        // The decoder may call back before it has been handed over: what it says then has to wait for that. So the
        // first
        // demand goes ahead of all acknowledgements, and takes effect at the same media time on any machine.
        synchronized (opening) {
            DecodeSession session = open.apply(this);
            decoder = session;
            this.least = least;
            if (least != SamplingDemand.CHEAP) {
                session.demand(least, Duration.ZERO);
            }
            return session;
        }
    }

    /** What was judged and what was left out so far. */
    public AnalysisCounts counts() {
        return analysis.counts();
    }

    /** A person undid the verdict: the judge starts anew. */
    public void restore() {
        analysis.restore();
    }

    @Override
    public void opened(MediaInfo info) {
        analysis.opened(info.sound().isPresent());
        listener.opened(info);
    }

    @Override
    public void frame(Frame frame) {
        frames.add(frame);
        tap.frame(frame);
        analysis.frame(frame);
    }

    @Override
    public void motion(Evidence.OfMotion step) {
        analysis.motion(step);
    }

    @Override
    public void sound(Sound sound) {
        tap.sound(sound);
        analysis.sound(sound);
    }

    @Override
    public void segment(Segment segment, byte[] bytes) {
        listener.segment(segment, bytes);
    }

    @Override
    public void interrupted(Interruption interruption) {
        listener.interrupted(interruption);
    }

    @Override
    public void ended(DecodeEnd end) {
        tap.ended();
        listener.ended(judgedToItsEnd(end));
    }

    /** Whoever waits for the end must hear of it, and a stream whose analysis failed has not been judged to its end. */
    private DecodeEnd judgedToItsEnd(DecodeEnd end) {
        try {
            analysis.finish();
            return end;
        } catch (RuntimeException e) {
            log.error("The analysis of a stream failed; its rest is not judged", e);
            return end instanceof DecodeEnd.Finished ? new DecodeEnd.Closed() : end;
        }
    }

    private Optional<DecodeSession> decoder() {
        synchronized (opening) {
            return Optional.ofNullable(decoder);
        }
    }

    /** Hears the judge; kept apart so that only the analysis can call it. */
    private final class Judged implements SessionAnalysis.Listener {
        @Override
        public void judged(Evidence evidence, Verdict now) {
            boolean changed = now.level() != verdict.level();
            verdict = now;
            TimelineSecond second = timeline.add(evidence, now);
            listener.judged(evidence, now, second, changed);
        }

        @Override
        public void described(Duration at, LearnedHash hash) {
            tap.described(at, hash);
        }

        @Override
        public void analysed(Duration upTo) {
            listener.analysed(upTo, verdict);
        }
    }

    /** Passes on to the decoder what the analysis asks for. */
    private final class Asked implements MediaControl {
        @Override
        public void acknowledge(Duration analysedUpTo) {
            decoder().ifPresent(session -> session.acknowledge(analysedUpTo));
        }

        @Override
        public void demand(SamplingDemand demand, Duration from) {
            if (demand.compareTo(least) >= 0) {
                decoder().ifPresent(session -> session.demand(demand, from));
            }
        }
    }
}
