package dev.firebreak.app.web;

import dev.firebreak.core.stream.StreamId;
import java.util.Optional;

/** What viewers fetch of a stream: its playlist and the segments that it lists. Thread-safe. */
@FunctionalInterface
public interface ViewerHls {
    /**
     * One file of a stream; empty when there is none, or none any more.
     *
     * @param file {@code index.m3u8} or a segment's name as the playlist gives it, without folders
     */
    Optional<HlsFile> fetch(StreamId stream, String file);

    /**
     * A file for a viewer.
     *
     * @param cacheControl the header of that name
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record HlsFile(String contentType, String cacheControl, byte[] bytes) {}
}
