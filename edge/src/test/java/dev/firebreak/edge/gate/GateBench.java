package dev.firebreak.edge.gate;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A gate with a clock that is moved by hand, and short ways to feed it. */
final class GateBench {
    static final StreamId STREAM = new StreamId("studio");

    final FakeClock clock = new FakeClock();
    final HookedSegments store = new HookedSegments();
    final HlsGate gate;
    private final Map<SessionId, Long> sequences = new HashMap<>();
    private final Map<SessionId, Duration> ends = new HashMap<>();

    GateBench() {
        this(GateSettings.defaults());
    }

    GateBench(GateSettings settings) {
        gate = new HlsGate(store, settings, clock);
    }

    SessionId open(LatePolicy policy) {
        return open(SessionId.random(), policy);
    }

    SessionId open(SessionId session, LatePolicy policy) {
        gate.open(STREAM, session, policy);
        return session;
    }

    SessionId open() {
        return open(LatePolicy.HOLD);
    }

    /** Offers the session's next segment, after as much time as it lasts. */
    Segment offer(SessionId session, double seconds) {
        clock.advance(millis(seconds));
        Segment segment = next(session, seconds, SegmentFormat.MPEG_TS);
        gate.offer(segment);
        return segment;
    }

    Segment next(SessionId session, double seconds, SegmentFormat format) {
        long sequence = sequences.merge(session, 1L, Long::sum) - 1;
        Duration offset = ends.getOrDefault(session, Duration.ZERO);
        byte[] bytes = (session + "/" + sequence).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Segment segment = new Segment(
                new SegmentId(STREAM, session, sequence),
                offset,
                clock.instant().minus(millis(seconds)),
                millis(seconds),
                format,
                bytes.length,
                Hash256.sha256(bytes),
                false);
        ends.put(session, segment.end());
        store.put(segment, bytes);
        return segment;
    }

    void analysed(SessionId session, double seconds, VerdictLevel level) {
        gate.analysed(session, millis(seconds), level);
    }

    void clear(SessionId session, double seconds) {
        analysed(session, seconds, VerdictLevel.CLEAR);
    }

    /** Offers {@code count} segments of {@code seconds} each and clears them all. */
    void listed(SessionId session, int count, double seconds) {
        for (int i = 0; i < count; i++) {
            Segment segment = offer(session, seconds);
            gate.analysed(session, segment.end().plusMillis(600), VerdictLevel.CLEAR);
        }
    }

    ParsedPlaylist playlist() {
        return switch (gate.playlist(STREAM)) {
            case PlaylistAnswer.Playlist playlist -> ParsedPlaylist.parse(playlist.text());
            case PlaylistAnswer.NotYet notYet -> throw new AssertionError("Nothing listed yet: " + notYet);
            case PlaylistAnswer.NotLive notLive -> throw new AssertionError("Not live: " + notLive);
        };
    }

    SegmentAnswer read(Segment segment) {
        return gate.segment(STREAM, segment.id().session(), segment.id().sequence());
    }

    GateState state() {
        return status().state();
    }

    GateStatus status() {
        return gate.status(STREAM).orElseThrow();
    }

    long count(GateCount count) {
        return gate.counts().getOrDefault(count, -1L);
    }

    static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
