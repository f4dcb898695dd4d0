package dev.firebreak.edge.gate;

/** The answer to a viewer who asks for a stream's playlist; says which HTTP status to send. */
public sealed interface PlaylistAnswer {
    int status();

    /**
     * Send it with {@link HlsHeaders#PLAYLIST_TYPE} and {@link HlsHeaders#PLAYLIST_CACHE}.
     *
     * @param text UTF-8; segment addresses in it are relative: {@code SESSION/SEQUENCE.ts}
     * @param etag quoted, changes with every change of the text; answer 304 when the request carries it in If-None-Match
     */
    record Playlist(String text, String etag) implements PlaylistAnswer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** The stream is live and its first segment has not been cleared yet: ask again soon. */
    record NotYet(int retryAfterSeconds) implements PlaylistAnswer {
        @Override
        public int status() {
            return 404;
        }
    }

    /** No such stream, or it is not live and no longer remembered. */
    record NotLive() implements PlaylistAnswer {
        @Override
        public int status() {
            return 404;
        }
    }
}
