package dev.firebreak.testkit.stream;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.RecordedSession;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamRegistry;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Streams in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryStreamRegistry implements StreamRegistry {
    private final TreeMap<StreamId, Registration> streams = new TreeMap<>();
    private final Map<SessionId, RecordedSession> sessions = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Registration> find(StreamId stream) {
        return Optional.ofNullable(streams.get(stream));
    }

    @Override
    public synchronized List<Registration> list() {
        return List.copyOf(streams.values());
    }

    @Override
    public synchronized Registration save(Registration given) {
        boolean taken = streams.values().stream()
                .anyMatch(other -> !other.stream().equals(given.stream())
                        && other.keySha256().equals(given.keySha256()));
        if (taken) {
            throw new FirebreakException(ErrorCode.CONFLICT, "Another stream has the key of " + given.stream());
        }
        Registration before = streams.get(given.stream());
        Registration after = before == null
                ? given
                : withBan(given, before.keySha256().equals(given.keySha256()) ? before.ban() : Optional.empty());
        streams.put(given.stream(), after);
        return after;
    }

    @Override
    public synchronized void ban(StreamId stream, Instant since, String reason) {
        Registration before = streams.get(stream);
        if (before == null) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no stream " + stream);
        }
        if (before.ban().isEmpty()) {
            streams.put(stream, withBan(before, Optional.of(new Registration.Ban(since, reason))));
        }
    }

    @Override
    public synchronized void liftBan(StreamId stream) {
        streams.computeIfPresent(stream, (id, before) -> withBan(before, Optional.empty()));
    }

    @Override
    public synchronized void sessionStarted(StreamId stream, SessionId session, Instant at, String source) {
        sessions.putIfAbsent(session, new RecordedSession(session, stream, at, source, Optional.empty()));
    }

    @Override
    public synchronized void sessionEnded(SessionId session, Instant at, String reason) {
        sessions.computeIfPresent(
                session, (id, before) -> before.end().isPresent() ? before : ended(before, at, reason));
    }

    @Override
    public synchronized List<RecordedSession> sessions(StreamId stream, int limit) {
        return sessions.values().stream()
                .filter(session -> session.stream().equals(stream))
                .sorted(Comparator.comparing(RecordedSession::startedAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int endAbandonedSessions(Instant at, String reason) {
        List<SessionId> open = sessions.values().stream()
                .filter(session -> session.end().isEmpty())
                .map(RecordedSession::session)
                .toList();
        open.forEach(session -> sessionEnded(session, at, reason));
        return open.size();
    }

    @Override
    public synchronized boolean remove(StreamId stream) {
        return streams.remove(stream) != null;
    }

    private static Registration withBan(Registration given, Optional<Registration.Ban> ban) {
        return given.withBan(ban);
    }

    private static RecordedSession ended(RecordedSession before, Instant at, String reason) {
        return new RecordedSession(
                before.session(),
                before.stream(),
                before.startedAt(),
                before.source(),
                Optional.of(new RecordedSession.End(at, reason)));
    }
}
