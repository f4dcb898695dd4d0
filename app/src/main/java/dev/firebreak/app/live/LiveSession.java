package dev.firebreak.app.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.firebreak.app.incident.IncidentRecorder;
import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.pipeline.PipelineListener;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.app.shadow.ShadowWatch;
import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.arming.Arming;
import dev.firebreak.core.copy.CopyMatch;
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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running session: what its verdicts lead to, and how it stands for the console. The judge's level goes to the
 * delivery (our gate, or nothing for a sidecar stream) with every step of the analysis; a hold or a cut opens or raises the
 * incident, also where it is not armed: then at WATCH, for a person to decide. What the banks know is acted on as they say, armed or
 * not: a copy is a fact about this media, and its bank's action was chosen by a person. Thread-safe.
 *
 * <p>What a verdict leads to and what a person's restore leads to happen under one lock, so that no verdict from before a restore is acted on
 * after it.
 */
public final class LiveSession implements PipelineListener {
    private static final Logger log = LoggerFactory.getLogger(LiveSession.class);

    private final SessionInfo info;
    private final Delivery delivery;
    private final IncidentRecorder recorder;
    private final Supplier<Arming> arming;
    private final Optional<ShadowWatch> shadow;
    private final Duration immunity;
    private final LiveEvents events;
    private final Clock clock;
    private final Timeline timeline;
    private final RecentFrames frames;
    private final VerdictDelay delay;
    private final Runnable forgetVerdict;

    private Duration position = Duration.ZERO;
    private Duration analysed = Duration.ZERO;
    private Verdict verdict = new Verdict(VerdictLevel.CLEAR, Duration.ZERO, 0, Optional.empty(), "");
    private final StandingCopy copy = new StandingCopy();
    private VerdictLevel recorded = VerdictLevel.CLEAR;
    private volatile boolean over;
    private VerdictLevel told = VerdictLevel.CLEAR;
    private Instant immuneUntil = Instant.MIN;

    /**
     * @param arming how far the server may go by itself; asked with every verdict
     * @param shadow records verdicts in place of acting on them; empty unless in shadow mode
     * @param forgetVerdict makes the judge start anew, after a person undid its verdict
     * @param immunity how long after that nothing is done without a person
     */
    public LiveSession(
            SessionInfo info,
            Delivery delivery,
            IncidentRecorder recorder,
            Supplier<Arming> arming,
            Optional<ShadowWatch> shadow,
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
        this.arming = arming;
        this.shadow = shadow;
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
        shadow.ifPresent(watch -> watch.judged(now));
        synchronized (this) {
            verdict = now;
            VerdictLevel acted = acted();
            if (now.level().atLeast(VerdictLevel.HOLD) && mayAct() && acted.compareTo(recorded) > 0) {
                recorded = acted;
                recorder.record(asActedOn(now, acted), timeline.seconds());
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
        shadow.ifPresent(ShadowWatch::ended);
        recorder.close();
    }

    /**
     * What was published is a copy of something banked. The strongest action asked for so far stands until a person undoes it; after
     * that, the same entry is not acted on again in this session.
     */
    public void copied(CopyMatch match) {
        synchronized (this) {
            if (!mayAct() || !copy.accept(match)) {
                return;
            }
            if (copy.verdict().level().compareTo(recorded) > 0) {
                recorded = copy.verdict().level();
                recorder.record(copy.verdict(), timeline.seconds());
                frames.all().forEach(frame -> recorder.add(null, frame));
            }
            tell(acted());
        }
        if (!over) {
            events.publish(new LiveEvent.Changed(view()));
        }
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

    /** A person undid or dismissed the stop: the judge starts anew and nothing is done by itself for a while. */
    public void restore() {
        synchronized (this) {
            immuneUntil = clock.instant().plus(immunity);
            recorded = VerdictLevel.CLEAR;
            told = VerdictLevel.CLEAR;
            copy.undo();
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
        Verdict standing = copy.verdict().level().compareTo(verdict.level()) > 0 ? copy.verdict() : verdict;
        return new LiveStream(
                info.stream(),
                info.session(),
                info.source(),
                info.start(),
                position.compareTo(analysed) > 0 ? position : analysed,
                analysed,
                standing.level(),
                standing.score(),
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

    /** What is armed limits what is done; but being disarmed takes nothing back of what was done while it was armed. */
    @GuardedBy("this")
    private VerdictLevel acted() {
        VerdictLevel judged = verdict.level();
        if (!mayAct()) {
            return min(judged, VerdictLevel.WATCH);
        }
        return max(copy.verdict().level(), max(arming.get().limit(judged), min(judged, told)));
    }

    @GuardedBy("this")
    private boolean mayAct() {
        // Asked with every step of every stream, and asking the clock costs: only a restore makes it matter.
        return shadow.isEmpty()
                && (immuneUntil.equals(Instant.MIN) || !clock.instant().isBefore(immuneUntil));
    }

    private @Nullable Frame frameOf(Evidence evidence) {
        return evidence instanceof Evidence.OfPicture ? frames.at(evidence.at()).orElse(null) : null;
    }

    private static Verdict asActedOn(Verdict verdict, VerdictLevel level) {
        String reason = level == verdict.level()
                ? verdict.reason()
                : "judged %s, not armed: %s"
                        .formatted(verdict.level().name().toLowerCase(Locale.ROOT), verdict.reason());
        return new Verdict(level, verdict.at(), verdict.score(), verdict.suspectedSince(), reason);
    }

    private static VerdictLevel min(VerdictLevel a, VerdictLevel b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static VerdictLevel max(VerdictLevel a, VerdictLevel b) {
        return a.atLeast(b) ? a : b;
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
