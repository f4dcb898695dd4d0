package dev.firebreak.media.drill;

import java.time.Instant;

/** How a drill ended. */
public sealed interface DrillEnd {
    /** All frames were published. */
    record Completed(Instant at) implements DrillEnd {}

    /** The server ended the connection; noticed at the first write that failed. */
    record EndedByServer(Instant at, String message) implements DrillEnd {}

    /** The server answered, but did not let the stream be published; with the server's words where it gave some. */
    record Refused(Instant at, String message) implements DrillEnd {}

    /** No server could be reached. */
    record Unreachable(Instant at, String message) implements DrillEnd {}

    /** The publisher was closed on this side. */
    record Stopped(Instant at) implements DrillEnd {}

    /** The clip cannot be used, or the publisher itself failed. */
    record Failed(Instant at, String message) implements DrillEnd {}
}
