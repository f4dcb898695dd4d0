package dev.firebreak.edge.gate;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Viewers' HLS (RFC 8216) of each stream, in which a segment is listed only when it has been cleared: the judge has seen
 * all media up to the segment's end and {@link GateSettings#lookahead()} beyond, and its level is below HOLD. Where that
 * comes too late, the stream's {@link LatePolicy} decides. Only MPEG-TS segments are listed.
 *
 * <p>Thread-safe: one lock per stream; bytes are read outside it. It has no threads and no timer: what is due (late
 * segments, old bytes, ENDLIST) is done at the next call for that stream, so a viewer never gets an outdated answer.
 */
public final class HlsGate {
    private final SegmentStore store;
    private final GateSettings settings;
    private final Clock clock;
    private final GateCounters counters = new GateCounters(null);
    private final Map<StreamId, LockedStream> streams = new ConcurrentHashMap<>();
    private final Map<SessionId, LockedStream> sessions = new ConcurrentHashMap<>();

    public HlsGate(SegmentStore store, GateSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A session of the stream begins. A stream that the gate still has goes on in the same playlist, with a discontinuity; the
     * session before counts as ended, and what of it is held is given up. Opening a session again only sets the policy.
     *
     * @throws FirebreakException LIMIT_EXCEEDED when the gate has {@link GateSettings#maxStreams()} streams already
     */
    public void open(StreamId stream, SessionId session, LatePolicy latePolicy) {
        Instant now = clock.instant();
        sweep();
        if (!streams.containsKey(stream) && streams.size() >= settings.maxStreams()) {
            throw new FirebreakException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Stream %s does not fit into the gate: it has %d streams, the most it takes"
                            .formatted(stream, settings.maxStreams()));
        }
        streams.compute(stream, (id, known) -> {
            LockedStream opened = known != null ? known : added(stream, session, latePolicy, now);
            opened.tell(gated -> gated.open(session, latePolicy, now));
            sessions.put(session, opened);
            return opened;
        });
    }

    /**
     * A finished segment, whose bytes are in the store already. Segments of a session come in order; one that is offered
     * again is ignored, a gap in the numbers becomes a discontinuity.
     */
    public void offer(Segment segment) {
        LockedStream stream = streams.get(segment.id().stream());
        if (stream == null) {
            counters.add(GateCount.DROPPED_UNKNOWN_SESSION);
            return;
        }
        stream.tell(gated -> gated.offer(segment, clock.instant()));
    }

    /** The judge has seen all media of the session up to {@code upTo}, and concludes {@code level}. */
    public void analysed(SessionId session, Duration upTo, VerdictLevel level) {
        LockedStream stream = sessions.get(session);
        if (stream != null) {
            stream.tell(gated -> gated.analysed(session, upTo, level, clock.instant()));
        }
    }

    /** The judge has seen everything that the session had, and concludes {@code level}: nothing needs lookahead any more. */
    public void analysisEnded(SessionId session, VerdictLevel level) {
        LockedStream stream = sessions.get(session);
        if (stream != null) {
            stream.tell(gated -> gated.analysisEnded(session, level, clock.instant()));
        }
    }

    /**
     * No segment of the session follows. The playlist gets EXT-X-ENDLIST {@link GateSettings#endAfter()} later, unless a new
     * session of the stream has opened by then, and not while segments wait for the judge or are held.
     */
    public void sessionEnded(SessionId session) {
        LockedStream stream = sessions.get(session);
        if (stream != null) {
            stream.tell(gated -> gated.sessionEnded(session, clock.instant()));
        }
    }

    /**
     * Takes away, at once and until a person restores them, all segments of the session that end after media time {@code
     * from}, and all that follow. When it is the stream's newest session, the playlist ends and nothing waiting is listed.
     * Idempotent.
     *
     * @return how many segments that viewers could have fetched were taken away by this call
     */
    public int withdraw(StreamId stream, SessionId session, Duration from) {
        LockedStream known = streams.get(stream);
        return known == null ? 0 : known.ask(gated -> gated.withdraw(session, from, clock.instant()));
    }

    /** A person holds the stream: nothing new is listed, in later sessions too, until {@link #release} or {@link #restore}. */
    public void hold(StreamId stream) {
        LockedStream known = streams.get(stream);
        if (known != null) {
            known.tell(gated -> gated.hold(clock.instant()));
        }
    }

    /** Ends a person's hold. The judge's hold, where there is one, stays. */
    public void release(StreamId stream) {
        LockedStream known = streams.get(stream);
        if (known != null) {
            known.tell(gated -> gated.release(clock.instant()));
        }
    }

    /**
     * A person has found the newest session harmless: what is held, withdrawn or waiting is listed, without analysis where it
     * has none yet, and the judge's present level no longer holds. A level above it, or a new rise to HOLD, holds again.
     *
     * @return how many segments were restored
     */
    public int restore(StreamId stream) {
        LockedStream known = streams.get(stream);
        return known == null ? 0 : known.ask(gated -> gated.restore(clock.instant()));
    }

    /** Changes what happens when analysis is late, from now on. */
    public void latePolicy(StreamId stream, LatePolicy latePolicy) {
        LockedStream known = streams.get(stream);
        if (known != null) {
            known.tell(gated -> gated.latePolicy(latePolicy, clock.instant()));
        }
    }

    public PlaylistAnswer playlist(StreamId stream) {
        LockedStream known = streams.get(stream);
        return known == null ? new PlaylistAnswer.NotLive() : known.ask(gated -> gated.playlist(clock.instant()));
    }

    /**
     * A segment's bytes, if it is listed or was lately. Asked again after the bytes have been read, so that none leave after
     * {@link #withdraw} has returned but those already handed out.
     */
    public SegmentAnswer segment(StreamId stream, SessionId session, long sequence) {
        LockedStream known = streams.get(stream);
        if (known == null || sequence < 0) {
            counters.add(GateCount.READ_REFUSED_UNKNOWN);
            return new SegmentAnswer.Refused(SegmentAnswer.Reason.UNKNOWN);
        }
        SegmentId id = new SegmentId(stream, session, sequence);
        Optional<SegmentAnswer.Reason> refusal = refusal(known, id);
        byte @Nullable [] bytes = refusal.isPresent() ? null : store.read(id).orElse(null);
        if (refusal.isEmpty()) {
            refusal = refusal(known, id);
        }
        if (refusal.isEmpty() && bytes == null) {
            refusal = Optional.of(SegmentAnswer.Reason.BYTES_MISSING);
        }
        count(known, refusal);
        return refusal.isPresent() || bytes == null
                ? new SegmentAnswer.Refused(refusal.orElse(SegmentAnswer.Reason.BYTES_MISSING))
                : new SegmentAnswer.Bytes(bytes, SegmentFormat.MPEG_TS.mediaType());
    }

    /**
     * The lowest sequence number of the session that viewers may still get, now or after a restore; empty when none. Bytes
     * below it may be forgotten, as far as the gate is concerned.
     */
    public OptionalLong neededFrom(StreamId stream, SessionId session) {
        LockedStream known = streams.get(stream);
        return known == null ? OptionalLong.empty() : known.ask(gated -> gated.neededFrom(session));
    }

    public Optional<GateStatus> status(StreamId stream) {
        LockedStream known = streams.get(stream);
        return known == null ? Optional.empty() : Optional.of(known.ask(gated -> gated.status(clock.instant())));
    }

    /** Every stream that the gate has, remembered ended ones included, by stream id. */
    public List<GateStatus> statuses() {
        return streams.keySet().stream()
                .sorted()
                .flatMap(stream -> status(stream).stream())
                .toList();
    }

    /** Every {@link GateCount} since the gate was made, over all streams. */
    public Map<GateCount, Long> counts() {
        return counters.snapshot();
    }

    /** Forgets streams that ended longer than {@link GateSettings#rememberEnded()} ago. Also done by {@link #open}. */
    public void sweep() {
        Instant now = clock.instant();
        for (StreamId stream : streams.keySet()) {
            streams.computeIfPresent(stream, (id, known) -> {
                if (!known.ask(gated -> gated.expired(now))) {
                    return known;
                }
                known.tell(GatedStream::forgetAll);
                return null;
            });
        }
    }

    private LockedStream added(StreamId stream, SessionId session, LatePolicy latePolicy, Instant now) {
        return new LockedStream(new GatedStream(
                stream, session, latePolicy, settings, new GateCounters(counters), sessions::remove, now));
    }

    private Optional<SegmentAnswer.Reason> refusal(LockedStream stream, SegmentId segment) {
        return stream.ask(gated -> gated.refusal(segment, clock.instant()));
    }

    private static void count(LockedStream stream, Optional<SegmentAnswer.Reason> refusal) {
        GateCount count = refusal.map(reason -> switch (reason) {
                    case UNKNOWN -> GateCount.READ_REFUSED_UNKNOWN;
                    case PENDING -> GateCount.READ_REFUSED_PENDING;
                    case WITHDRAWN -> GateCount.READ_REFUSED_WITHDRAWN;
                    case BYTES_MISSING -> GateCount.READ_BYTES_MISSING;
                })
                .orElse(GateCount.READ_SERVED);
        stream.tell(gated -> gated.count(count));
    }
}
