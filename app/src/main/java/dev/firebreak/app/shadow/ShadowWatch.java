package dev.firebreak.app.shadow;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.shadow.ShadowVerdictId;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One session in shadow mode: how long it was watched, and each time that HOLD or more was reached. Thread-safe; {@link #judged}
 * never waits for the database.
 *
 * <p><b>What is one verdict.</b> It begins when the judge reaches HOLD and ends when it falls below. A cut that is carried out
 * stays until a person undoes it; here nobody does, so the judge starts anew once it has said CUT for as long as a level
 * takes to be left. What goes on being suspicious is then another verdict, so that an hour of one film is not one false alarm.
 *
 * <p><b>What is watched.</b> Media time from one piece of evidence to the next, but no more than {@link #LONGEST_STEP} of it:
 * where nothing was judged for longer, nobody has watched.
 */
public final class ShadowWatch {
    /** The most media time that one piece of evidence stands for: a key frame each five seconds is looked at without gaps. */
    static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final SessionInfo info;
    private final Rules rules;
    private final Clock clock;
    private final RecentFrames frames;
    private final Runnable startAnew;

    @GuardedBy("this")
    private final ShadowLedger ledger;

    @GuardedBy("this")
    private Duration last = Duration.ZERO;

    @GuardedBy("this")
    private @Nullable ShadowVerdict open;

    @GuardedBy("this")
    private @Nullable Duration cutSince;

    private volatile boolean ended;

    /**
     * What is the same for all sessions.
     *
     * @param judge SHA-256 of the weights and constants that judge
     * @param releaseAfter media time after which a level is left
     * @param changed called when a verdict is new or was raised
     */
    record Rules(Hash256 judge, Duration releaseAfter, VerdictBudget budget, Runnable changed) {}

    ShadowWatch(SessionInfo info, Rules rules, Clock clock, RecentFrames frames, Runnable startAnew) {
        this.info = info;
        this.rules = rules;
        this.clock = clock;
        this.frames = frames;
        this.startAnew = startAnew;
        this.ledger = new ShadowLedger(info, rules.judge(), rules.budget());
    }

    /** The judge has said something, in order of media time. */
    public void judged(Verdict verdict) {
        boolean undo;
        boolean news;
        synchronized (this) {
            watched(verdict.at());
            VerdictLevel before = open == null ? VerdictLevel.CLEAR : open.level();
            undo = follow(verdict);
            news = open != null && open.level() != before;
        }
        if (news) {
            rules.changed().run();
        }
        if (undo) {
            startAnew.run();
        }
    }

    /** Nothing more will be judged. */
    public void ended() {
        ended = true;
        rules.changed().run();
    }

    boolean hasEnded() {
        return ended;
    }

    SessionInfo info() {
        return info;
    }

    /** What has changed since this was last asked. */
    synchronized Optional<ShadowLedger.Page> take() {
        return ledger.take();
    }

    /** What was taken could not be written: it is taken again next time. */
    synchronized void putBack(ShadowLedger.Page page) {
        ledger.putBack(page);
    }

    @GuardedBy("this")
    private void watched(Duration at) {
        Duration step = at.minus(last);
        if (step.isPositive()) {
            ledger.watched(clock.instant(), step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP);
            last = at;
        }
    }

    /** Returns true when the judge has to start anew. */
    @GuardedBy("this")
    private boolean follow(Verdict verdict) {
        if (!verdict.level().atLeast(VerdictLevel.HOLD)) {
            open = null;
            cutSince = null;
            return false;
        }
        ShadowVerdict before = open;
        if (before == null) {
            begin(verdict);
        } else if (!before.level().atLeast(verdict.level())) {
            raise(before, verdict);
        }
        if (verdict.level() != VerdictLevel.CUT) {
            return false;
        }
        if (cutSince == null) {
            cutSince = verdict.at();
        }
        if (verdict.at().minus(cutSince).compareTo(rules.releaseAfter()) < 0) {
            return false;
        }
        open = null;
        cutSince = null;
        return true;
    }

    @GuardedBy("this")
    private void begin(Verdict verdict) {
        ShadowVerdict begun = new ShadowVerdict(
                ShadowVerdictId.random(),
                info.stream(),
                info.session(),
                rules.judge(),
                info.modelPackage(),
                clock.instant(),
                verdict.at(),
                verdict.level(),
                verdict.score(),
                verdict.reason(),
                Optional.empty());
        open = begun;
        ledger.reached(begun, frames.last().orElse(null));
    }

    @GuardedBy("this")
    private void raise(ShadowVerdict before, Verdict verdict) {
        ShadowVerdict raised = new ShadowVerdict(
                before.id(),
                before.stream(),
                before.session(),
                before.judge(),
                before.modelPackage(),
                before.reachedAt(),
                before.mediaAt(),
                verdict.level(),
                Math.max(before.score(), verdict.score()),
                verdict.reason(),
                Optional.empty());
        open = raised;
        ledger.raised(raised, frames.last().orElse(null));
    }
}
