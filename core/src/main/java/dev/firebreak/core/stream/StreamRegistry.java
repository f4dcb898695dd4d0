package dev.firebreak.core.stream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the streams that may be published to, their keys' hashes and bans. Thread-safe. */
public interface StreamRegistry {
    Optional<Registration> find(StreamId stream);

    List<Registration> list();

    /**
     * Adds a stream or replaces title, key and policy of the one there is; a ban stays unless the key is a new one.
     * A new stream is stored with the ban it is given. CONFLICT when another stream has the same key. Returns what is now
     * stored.
     */
    Registration save(Registration registration);

    /** Refuses the stream's key from now on. Banning again keeps the first ban. NOT_FOUND when there is no such stream. */
    void ban(StreamId stream, Instant since, String reason);

    /** Lifts a ban; nothing happens when there is none. */
    void liftBan(StreamId stream);

    /** Records a session's start; idempotent. */
    void sessionStarted(StreamId stream, SessionId session, Instant at, String source);

    /** Records a session's end; idempotent. */
    void sessionEnded(SessionId session, Instant at, String reason);

    /** A stream's sessions, newest first. */
    List<RecordedSession> sessions(StreamId stream, int limit);

    /** Ends every session that has no end yet: at start-up, those that a crash left open. Returns how many. */
    int endAbandonedSessions(Instant at, String reason);

    /** Returns false when there was no such stream. Sessions and incidents stay. */
    boolean remove(StreamId stream);
}
