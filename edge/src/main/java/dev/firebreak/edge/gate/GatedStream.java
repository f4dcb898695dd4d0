package dev.firebreak.edge.gate;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * One stream in the gate. Not thread-safe: {@link HlsGate} calls every method under the stream's lock.
 *
 * <p>Segments wait in one queue, in order of arrival over all sessions, and only its head is ever listed or given up, so
 * that the playlist keeps their order. There is no timer: every call first does what has become due ({@link #advance}).
 */
final class GatedStream {
    private final StreamId id;
    private final GateSettings settings;
    private final GateCounters counters;
    private final Consumer<SessionId> sessionForgotten;
    private final Map<SessionId, GateSession> sessions = new HashMap<>();
    private final Map<SegmentId, GateEntry> entries = new HashMap<>();
    private final Deque<GateEntry> pending = new ArrayDeque<>();
    private final PlaylistWindow window;
    private GateSession current;
    private LatePolicy latePolicy;
    private boolean heldByPerson;
    private boolean passingUnseen;
    private GateState state = GateState.STARTING;
    private Instant since;

    GatedStream(
            StreamId id,
            SessionId session,
            LatePolicy latePolicy,
            GateSettings settings,
            GateCounters counters,
            Consumer<SessionId> sessionForgotten,
            Instant now) {
        this.id = id;
        this.settings = settings;
        this.counters = counters;
        this.sessionForgotten = sessionForgotten;
        this.window = new PlaylistWindow(settings, this::forget);
        this.latePolicy = latePolicy;
        this.since = now;
        this.current = new GateSession(session);
        sessions.put(session, current);
    }

    void open(SessionId session, LatePolicy policy, Instant now) {
        latePolicy = policy;
        if (!sessions.containsKey(session)) {
            GateSession before = current;
            before.ended(now);
            current = new GateSession(session);
            sessions.put(session, current);
            before.withdrawnEntries().values().forEach(this::forget);
            before.withdrawnEntries().clear();
            passingUnseen = false;
        }
        advance(now);
    }

    void offer(Segment segment, Instant now) {
        GateSession session = sessions.get(segment.id().session());
        if (session == null) {
            counters.add(GateCount.DROPPED_UNKNOWN_SESSION);
        } else if (!session.isNew(segment)) {
            counters.add(GateCount.REPEATED);
        } else {
            session.offered(segment);
            take(new GateEntry(segment, session, now));
        }
        advance(now);
    }

    void analysed(SessionId session, Duration upTo, VerdictLevel level, Instant now) {
        GateSession known = sessions.get(session);
        if (known != null) {
            known.analysed(upTo, level);
        }
        advance(now);
    }

    void analysisEnded(SessionId session, VerdictLevel level, Instant now) {
        GateSession known = sessions.get(session);
        if (known != null) {
            known.analysisEnded(level);
        }
        advance(now);
    }

    void sessionEnded(SessionId session, Instant now) {
        GateSession known = sessions.get(session);
        if (known != null) {
            known.ended(now);
        }
        advance(now);
    }

    int withdraw(SessionId session, Duration from, Instant now) {
        GateSession known = sessions.get(session);
        if (known == null) {
            return 0;
        }
        advance(now);
        known.withdraw();
        List<GateEntry> taken = window.withdraw(
                entry -> entry.session() == known && entry.segment().end().compareTo(from) > 0, now);
        for (GateEntry entry : taken) {
            counters.add(GateCount.WITHDRAWN);
            withhold(entry);
        }
        Iterator<GateEntry> waiting = pending.iterator();
        while (waiting.hasNext()) {
            GateEntry entry = waiting.next();
            if (entry.session() == known) {
                waiting.remove();
                counters.add(GateCount.WITHHELD);
                withhold(entry);
            }
        }
        advance(now);
        return taken.size();
    }

    void hold(Instant now) {
        heldByPerson = true;
        advance(now);
    }

    void release(Instant now) {
        heldByPerson = false;
        advance(now);
    }

    int restore(Instant now) {
        heldByPerson = false;
        current.override();
        current.undoWithdraw();
        NavigableMap<Long, GateEntry> withdrawn = current.withdrawnEntries();
        int restored = withdrawn.size();
        for (GateEntry entry : pending) {
            if (entry.session() == current) {
                entry.approve();
                restored++;
            }
        }
        for (GateEntry entry : withdrawn.descendingMap().values()) {
            entry.approve();
            pending.addFirst(entry);
        }
        withdrawn.clear();
        advance(now);
        return restored;
    }

    void latePolicy(LatePolicy changed, Instant now) {
        latePolicy = changed;
        advance(now);
    }

    PlaylistAnswer playlist(Instant now) {
        advance(now);
        boolean over = over(now);
        if (!over && window.size() == 0 && window.firstSequence() == 0) {
            return new PlaylistAnswer.NotYet(1);
        }
        return PlaylistText.write(window, over);
    }

    /** Empty when viewers may have the segment. */
    Optional<SegmentAnswer.Reason> refusal(SegmentId segment, Instant now) {
        advance(now);
        GateEntry entry = entries.get(segment);
        if (entry == null) {
            return Optional.of(SegmentAnswer.Reason.UNKNOWN);
        }
        return switch (entry.place()) {
            case LISTED, LATELY_LISTED -> Optional.empty();
            case PENDING -> Optional.of(SegmentAnswer.Reason.PENDING);
            case WITHDRAWN -> Optional.of(SegmentAnswer.Reason.WITHDRAWN);
        };
    }

    OptionalLong neededFrom(SessionId session) {
        return entries.keySet().stream()
                .filter(segment -> segment.session().equals(session))
                .mapToLong(SegmentId::sequence)
                .min();
    }

    GateStatus status(Instant now) {
        advance(now);
        GateEntry head = pending.peekFirst();
        return new GateStatus(
                id,
                current.id(),
                state,
                since,
                latePolicy,
                window.size(),
                pending.size(),
                Optional.ofNullable(head).map(entry -> Duration.between(entry.arrivedAt(), now)),
                counters.snapshot());
    }

    void count(GateCount count) {
        counters.add(count);
    }

    /** True when its newest session ended so long ago that the gate need not remember the stream. */
    boolean expired(Instant now) {
        Instant endedAt = current.endedAt();
        return endedAt != null && endedAt.plus(settings.rememberEnded()).compareTo(now) <= 0;
    }

    void forgetAll() {
        sessions.keySet().forEach(sessionForgotten);
        sessions.clear();
    }

    private void take(GateEntry entry) {
        Segment segment = entry.segment();
        if (segment.format() != SegmentFormat.MPEG_TS) {
            counters.add(GateCount.DROPPED_FORMAT);
            return;
        }
        if (segment.duration().compareTo(settings.maxSegmentDuration()) > 0) {
            counters.add(GateCount.DROPPED_TOO_LONG);
            return;
        }
        entries.put(segment.id(), entry);
        entry.session().remember();
        if (entry.session().withdrawn()) {
            counters.add(GateCount.WITHHELD);
            withhold(entry);
            return;
        }
        pending.addLast(entry);
        if (pending.size() > settings.maxPending()) {
            giveUp(pending.removeFirst(), GateCount.DROPPED_PENDING_FULL);
        }
    }

    /** Does all that has become due: lists cleared segments, applies the late policy, lets old bytes go, notes the state. */
    private void advance(Instant now) {
        GateEntry head = pending.peekFirst();
        while (head != null && settle(head, now)) {
            pending.removeFirst();
            head = pending.peekFirst();
        }
        window.expire(now);
        forgetSessions();
        note(stateAt(now), now);
    }

    /** Decides about the oldest waiting segment; false when it goes on waiting. */
    private boolean settle(GateEntry head, Instant now) {
        if (heldByPerson) {
            return false;
        }
        GateSession session = head.session();
        boolean past = session != current;
        if (session.holds() && !head.approved()) {
            return past && giveUp(head, GateCount.WITHHELD);
        }
        if (head.approved() || session.hasSeen(head.segment(), settings.lookahead())) {
            passingUnseen = false;
            return list(head, now);
        }
        if (!late(head, now)) {
            return false;
        }
        if (latePolicy == LatePolicy.PASS) {
            passingUnseen = true;
            counters.add(GateCount.PASSED_UNSEEN);
            return list(head, now);
        }
        return (past || longOver(session, now)) && giveUp(head, GateCount.DROPPED_NEVER_ANALYSED);
    }

    /** True when the session ended so long ago that its analysis will not come any more. */
    private boolean longOver(GateSession session, Instant now) {
        Instant endedAt = session.endedAt();
        return endedAt != null
                && endedAt.plus(settings.lateAfter()).plus(settings.endAfter()).isBefore(now);
    }

    private boolean late(GateEntry entry, Instant now) {
        return entry.arrivedAt().plus(settings.lateAfter()).isBefore(now);
    }

    private boolean list(GateEntry entry, Instant now) {
        if (window.add(entry, now)) {
            counters.add(GateCount.TARGET_RAISED);
        }
        counters.add(GateCount.LISTED);
        return true;
    }

    private boolean giveUp(GateEntry entry, GateCount reason) {
        counters.add(reason);
        forget(entry);
        return true;
    }

    /** Keeps a segment from viewers, for a person to restore while its session is the newest. */
    private void withhold(GateEntry entry) {
        if (entry.session() != current) {
            forget(entry);
            return;
        }
        entry.withdraw();
        NavigableMap<Long, GateEntry> withdrawn = current.withdrawnEntries();
        withdrawn.put(entry.segment().id().sequence(), entry);
        if (withdrawn.size() > settings.maxPending()) {
            forget(withdrawn.pollFirstEntry().getValue());
        }
    }

    private void forget(GateEntry entry) {
        if (entries.remove(entry.segment().id()) != null) {
            entry.session().forget();
        }
    }

    private void forgetSessions() {
        if (sessions.size() > 1) {
            sessions.values().removeIf(session -> {
                boolean forgotten = session != current && !session.hasSegments();
                if (forgotten) {
                    sessionForgotten.accept(session.id());
                }
                return forgotten;
            });
        }
    }

    private boolean over(Instant now) {
        if (current.withdrawn()) {
            return true;
        }
        Instant endedAt = current.endedAt();
        return endedAt != null
                && pending.isEmpty()
                && endedAt.plus(settings.endAfter()).compareTo(now) <= 0;
    }

    private GateState stateAt(Instant now) {
        if (current.withdrawn()) {
            return GateState.WITHDRAWN;
        }
        if (over(now)) {
            return GateState.ENDED;
        }
        if (heldByPerson) {
            return GateState.PERSON_HELD;
        }
        if (current.holds()) {
            return GateState.HELD;
        }
        GateEntry head = pending.peekFirst();
        if (head != null && late(head, now)) {
            return GateState.LATE_HELD;
        }
        if (passingUnseen) {
            return GateState.LATE_PASSING;
        }
        return current.everListed() ? GateState.LISTING : GateState.STARTING;
    }

    private void note(GateState seen, Instant now) {
        if (seen != state) {
            state = seen;
            since = now;
        }
    }
}
