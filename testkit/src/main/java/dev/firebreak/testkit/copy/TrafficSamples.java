package dev.firebreak.testkit.copy;

import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;

/** Pieces of traffic to test stores with. Their bytes are no fingerprints. */
public final class TrafficSamples {
    public static final Instant NOW = FakeClock.START;

    private TrafficSamples() {}

    /** Minute {@code number} of a session that began at {@link #NOW}. */
    public static TrafficPiece piece(SessionId session, int number) {
        return new TrafficPiece(
                new StreamId("lobby"),
                session,
                Duration.ofMinutes(number),
                NOW.plus(Duration.ofMinutes(number)),
                new byte[] {1, 2, (byte) number},
                new byte[] {-1, (byte) number});
    }
}
