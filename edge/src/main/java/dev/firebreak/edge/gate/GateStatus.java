package dev.firebreak.edge.gate;

import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a stream's gate stands.
 *
 * @param session the newest session
 * @param since when the state was first seen; the gate looks at every call, not in between
 * @param listed segments in the playlist now
 * @param pending segments waiting to be listed
 * @param oldestPending how long the oldest of them has waited
 * @param counts every {@link GateCount} of this stream
 */
public record GateStatus(
        StreamId stream,
        SessionId session,
        GateState state,
        Instant since,
        LatePolicy latePolicy,
        int listed,
        int pending,
        Optional<Duration> oldestPending,
        Map<GateCount, Long> counts) {

    public GateStatus {
        counts = Map.copyOf(counts);
    }
}
