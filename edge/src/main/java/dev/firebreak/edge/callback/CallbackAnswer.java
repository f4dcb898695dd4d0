package dev.firebreak.edge.callback;

import dev.firebreak.core.stream.StreamId;

/** What to answer a media server, and what follows for the stream. */
public sealed interface CallbackAnswer {
    /** The HTTP status: nginx-rtmp takes 2xx as yes, 403 as no. The body is empty. */
    int status();

    /**
     * The publisher is let in. The server asks before the stream can be read from it: whoever pulls it now must try again for
     * a few seconds.
     */
    record Admitted(StreamId stream, PublishCallback callback) implements CallbackAnswer {
        @Override
        public int status() {
            return 204;
        }
    }

    /** A publisher has left. */
    record Left(StreamId stream, PublishCallback callback) implements CallbackAnswer {
        @Override
        public int status() {
            return 204;
        }
    }

    /** Nobody is let in and nothing follows. */
    record Refused(Reason reason) implements CallbackAnswer {
        @Override
        public int status() {
            return 403;
        }
    }

    /** Why a callback was refused; also the metric label. */
    enum Reason {
        TOO_LARGE,
        MALFORMED,
        /** Neither publish nor publish_done. */
        UNEXPECTED_CALL,
        WRONG_APP,
        /** No key, a wrong one, or one of another stream. */
        UNKNOWN_KEY,
        BANNED_KEY
    }
}
