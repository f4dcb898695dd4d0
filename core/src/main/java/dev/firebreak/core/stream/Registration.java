package dev.firebreak.core.stream;

import java.time.Instant;
import java.util.Optional;

/**
 * A stream that may be published to.
 *
 * @param title for people; may be empty
 * @param keySha256 see {@link StreamKey#sha256()}
 * @param latePolicy what the gate does when analysis is late
 * @param shadow whether verdicts on its sessions are recorded and not acted on
 * @param ban why and since when the key is refused; empty when it is not
 */
public record Registration(
        StreamId stream, String title, String keySha256, LatePolicy latePolicy, boolean shadow, Optional<Ban> ban) {
    /** A stream whose verdicts are acted on. */
    public Registration(StreamId stream, String title, String keySha256, LatePolicy latePolicy, Optional<Ban> ban) {
        this(stream, title, keySha256, latePolicy, false, ban);
    }

    /** The same, with this ban or none. */
    public Registration withBan(Optional<Ban> other) {
        return new Registration(stream, title, keySha256, latePolicy, shadow, other);
    }

    /** The same, with another key. */
    public Registration withKey(String otherSha256) {
        return new Registration(stream, title, otherSha256, latePolicy, shadow, ban);
    }

    /** A key that is refused. */
    public record Ban(Instant since, String reason) {}
}
