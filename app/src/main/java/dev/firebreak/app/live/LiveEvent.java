package dev.firebreak.app.live;

import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.TimelineSecond;
import java.time.Instant;

/** Something changed; what consoles are told by server-sent events. */
public sealed interface LiveEvent {
    /** A session began, or its state changed. */
    record Changed(LiveStream stream) implements LiveEvent {}

    /** A second of evidence, new or fuller than before. */
    record Second(StreamId stream, SessionId session, TimelineSecond second) implements LiveEvent {}

    /** A session ended. */
    record Ended(StreamId stream, SessionId session) implements LiveEvent {}

    /** An incident was opened, raised, decided, or one of its actions moved. */
    record IncidentChanged(IncidentId incident) implements LiveEvent {}

    /** What somebody banked now was seen in this session then; which bank it is, not everybody may know. */
    record SeenBefore(StreamId stream, SessionId session, Instant seenAt) implements LiveEvent {}
}
