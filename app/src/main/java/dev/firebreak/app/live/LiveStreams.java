package dev.firebreak.app.live;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.TimelineSecond;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is live now. Thread-safe. */
public interface LiveStreams {
    /** Most severe first, then by stream id. */
    List<LiveStream> list();

    Optional<LiveStream> find(StreamId stream);

    /** The newest picture of a live stream. */
    Optional<Still> lastStill(StreamId stream);

    /** The evidence of the last minutes of a live stream, oldest first. */
    List<TimelineSecond> timeline(StreamId stream);

    /** Calls {@code listener} for each event from now on, until the returned handle is closed. The listener must not block. */
    AutoCloseable subscribe(Consumer<LiveEvent> listener);
}
