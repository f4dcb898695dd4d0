package dev.firebreak.app.live;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.TimelineSecond;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The sessions that run now, one a stream. Thread-safe. */
public final class LiveSessions implements LiveStreams {
    private static final Comparator<LiveStream> MOST_SEVERE_FIRST = Comparator.comparing(LiveStream::level)
            .thenComparingDouble(LiveStream::score)
            .reversed()
            .thenComparing(LiveStream::stream);

    private final Map<StreamId, LiveSession> sessions = new ConcurrentHashMap<>();
    private final LiveEvents events;

    public LiveSessions(LiveEvents events) {
        this.events = events;
    }

    /** Adds a session unless its stream has one already; says whether it was added. */
    public boolean add(LiveSession session) {
        boolean added = sessions.putIfAbsent(session.info().stream(), session) == null;
        if (added) {
            events.publish(new LiveEvent.Changed(session.view()));
        }
        return added;
    }

    /** The session is over. */
    public void remove(LiveSession session) {
        if (sessions.remove(session.info().stream(), session)) {
            session.over();
            events.publish(
                    new LiveEvent.Ended(session.info().stream(), session.info().session()));
        }
    }

    public Optional<LiveSession> session(StreamId stream) {
        return Optional.ofNullable(sessions.get(stream));
    }

    public Collection<LiveSession> sessions() {
        return List.copyOf(sessions.values());
    }

    @Override
    public List<LiveStream> list() {
        return sessions.values().stream()
                .map(LiveSession::view)
                .sorted(MOST_SEVERE_FIRST)
                .toList();
    }

    @Override
    public Optional<LiveStream> find(StreamId stream) {
        return session(stream).map(LiveSession::view);
    }

    @Override
    public Optional<Still> lastStill(StreamId stream) {
        return session(stream).flatMap(LiveSession::lastStill);
    }

    @Override
    public List<TimelineSecond> timeline(StreamId stream) {
        return session(stream).map(LiveSession::timeline).orElse(List.of());
    }

    @Override
    public AutoCloseable subscribe(Consumer<LiveEvent> listener) {
        return events.subscribe(listener);
    }
}
