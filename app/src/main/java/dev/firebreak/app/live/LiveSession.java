package dev.firebreak.app.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.firebreak.app.incident.ActPolicy;
import dev.firebreak.app.incident.IncidentRecorder;
import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.pipeline.PipelineListener;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.verdict.Timeline;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.media.decode.DecodeEnd;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running session: what its verdicts lead to, and how it stands for the console. The judge's level goes to the
 * delivery (our gate, or nothing for a sidecar stream) with every step of the analysis; a level that is acted on opens or raises the
 * incident. Thread-safe.
 *
 * <p>What a verdict leads to and what a person's restore leads to happen under one lock, so that no verdict from before a restore is acted on
 * after it.
 */
public final class LiveSession implements PipelineListener {
    private static final Logger log = LoggerFactory.getLogger(LiveSession.class);

    private final SessionInfo info;
    private final Delivery delivery;
    private final IncidentRecorder recorder;
    private final ActPolicy policy;
    private final Duration immunity;
    private final LiveEvents events;
    private final Clock clock;
    private final Timeline timeline;
    private final RecentFrames frames;
    private final VerdictDelay delay;
    private final LongAdder lostSegments = new LongAdder();
    private final Runnable forgetVerdict;

    private Duration position = Duration.ZERO;
    private Duration analysed = Duration.ZERO;
    private Verdict verdict = new Verdict(VerdictLevel.CLEAR, Duration.ZERO, 0, Optional.empty(), "");
    private VerdictLevel recorded = VerdictLevel.CLEAR;
    private volatile boolean over;
    private VerdictLevel told = VerdictLevel.CLEAR;
    private Instant immuneUntil = Instant.MIN;

    /**
     * @param forgetVerdict makes the judge start anew, after a person undid its verdict
     * @param immunity how long after that nothing is done without a person
     */
    public LiveSession(
            SessionInfo info,
            Delivery delivery,
            IncidentRecorder recorder,
            ActPolicy policy,
            Duration immunity,
            LiveEvents events,
            Clock clock,
            Timeline timeline,
            RecentFrames frames,
            VerdictDelay delay,
            Runnable forgetVerdict) {
        this.info = info;
        this.delivery = delivery;
        this.recorder = recorder;
        this.policy = policy;
        this.immunity = immunity;
        this.events = events;
        this.clock = clock;
        this.timeline = timeline;
        this.frames = frames;
        this.delay = delay;
        this.forgetVerdict = forgetVerdict;
    }

    @Override
    public void judged(Evidence evidence, Verdict now, TimelineSecond second, boolean changed) {
        synchronized (this) {
            verdict = now;
            VerdictLevel acted = acted();
            if (acted.atLeast(VerdictLevel.HOLD) && acted.compareTo(recorded) > 0) {
                recorded = acted;
                recorder.record(withLevel(now, acted), timeline.seconds());
                frames.all().forEach(frame -> recorder.add(null, frame));
            }
            tell(acted);
        }
        if (recorder.recording()) {
            recorder.add(second, frameOf(evidence));
        }
        if (over) {
            return;
        }
        if (changed) {
            events.publish(new LiveEvent.Changed(view()));
        }
        events.publish(new LiveEvent.Second(info.stream(), info.session(), second));
    }

    @Override
    public void analysed(Duration upTo, Verdict now) {
        delay.analysed(upTo);
        synchronized (this) {
            analysed = upTo;
            verdict = now;
            delivery.analysed(Clearance.upTo(upTo, now), acted());
        }
    }

    @Override
    public void ended(DecodeEnd end) {
        // Only a stream that was decoded to its end has been judged to its end: of any other the rest stays unseen.
        if (end instanceof DecodeEnd.Finished) {
            synchronized (this) {
                delivery.analysisEnded(acted());
            }
        } else {
            log.warn("Decoding ended early stream={} session={} how={}", info.stream(), info.session(), end);
        }
        recorder.close();
    }

    /** A segment is complete and kept. */
    public void complete(Segment segment) {
        delay.complete(segment.end());
        synchronized (this) {
            position = segment.end();
        }
    }

    /** It is not live any more, though its last media may still be judged: consoles hear no more of it. */
    void over() {
        over = true;
    }

    /** A segment could not be kept. */
    public void segmentLost() {
        lostSegments.increment();
    }

    /** Segments that could not be kept, since the session began. */
    public long lostSegments() {
        return lostSegments.sum();
    }

    /** A person undid or dismissed the stop: the judge starts anew and nothing is done by itself for a while. */
    public void restore() {
        synchronized (this) {
            immuneUntil = clock.instant().plus(immunity);
            recorded = VerdictLevel.CLEAR;
            recorder.decided();
            delivery.restore();
        }
        // Not under the lock: the judge may be telling this session something at this moment, under its own.
        forgetVerdict.run();
        events.publish(new LiveEvent.Changed(view()));
    }

    public SessionInfo info() {
        return info;
    }

    public Delivery delivery() {
        return delivery;
    }

    public List<TimelineSecond> timeline() {
        return timeline.seconds();
    }

    public Optional<Still> lastStill() {
        return frames.last().map(StillEncoder::encode);
    }

    /** How the session stands now. */
    public synchronized LiveStream view() {
        return new LiveStream(
                info.stream(),
                info.session(),
                info.source(),
                info.start(),
                position.compareTo(analysed) > 0 ? position : analysed,
                analysed,
                verdict.level(),
                verdict.score(),
                delivery.gate(),
                delivery.latePolicy());
    }

    @GuardedBy("this")
    private void tell(VerdictLevel acted) {
        if (acted != told) {
            told = acted;
            delivery.level(acted);
        }
    }

    @GuardedBy("this")
    private VerdictLevel acted() {
        return clock.instant().isBefore(immuneUntil)
                ? min(verdict.level(), VerdictLevel.WATCH)
                : policy.limit(verdict.level());
    }

    private @Nullable Frame frameOf(Evidence evidence) {
        return evidence instanceof Evidence.OfPicture ? frames.at(evidence.at()).orElse(null) : null;
    }

    private static Verdict withLevel(Verdict verdict, VerdictLevel level) {
        return new Verdict(level, verdict.at(), verdict.score(), verdict.suspectedSince(), verdict.reason());
    }

    private static VerdictLevel min(VerdictLevel a, VerdictLevel b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** How viewers get the stream, and how that is changed. Thread-safe; called under the session's lock, so nothing here may block. */
    public interface Delivery {
        /** The level that is acted on is another now. */
        void level(VerdictLevel level);

        /** Everything up to here has been judged. */
        void analysed(Duration upTo, VerdictLevel level);

        /** Nothing more will be judged. */
        void analysisEnded(VerdictLevel level);

        /** A person gives the stream back to viewers. */
        void restore();

        LiveStream.Gate gate();

        LatePolicy latePolicy();
    }
}
