package dev.firebreak.core.stream;

import java.time.Instant;
import java.util.Optional;

/**
 * One publish of a stream, on record.
 *
 * @param source where it came from, for a person: an address without credentials
 * @param end when and why it ended; empty while it goes on
 */
public record RecordedSession(SessionId session, StreamId stream, Instant startedAt, String source, Optional<End> end) {
    /** How a session ended. */
    public record End(Instant at, String reason) {}
}
