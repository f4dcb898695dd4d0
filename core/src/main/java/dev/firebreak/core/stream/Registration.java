package dev.firebreak.core.stream;

import java.time.Instant;
import java.util.Optional;

/**
 * A stream that may be published to.
 *
 * @param title for people; may be empty
 * @param keySha256 see {@link StreamKey#sha256()}
 * @param latePolicy what the gate does when analysis is late
 * @param ban why and since when the key is refused; empty when it is not
 */
public record Registration(StreamId stream, String title, String keySha256, LatePolicy latePolicy, Optional<Ban> ban) {
    /** A key that is refused. */
    public record Ban(Instant since, String reason) {}
}
