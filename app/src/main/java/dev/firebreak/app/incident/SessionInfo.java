package dev.firebreak.app.incident;

import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.time.Instant;

/**
 * What stays the same through a session.
 *
 * @param start wall-clock time of media time zero
 * @param source where it comes from, without secrets
 * @param modelPackage name and version of the package that judges it
 */
public record SessionInfo(StreamId stream, SessionId session, Instant start, String source, String modelPackage) {}
