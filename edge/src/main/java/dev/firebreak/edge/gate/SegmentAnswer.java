package dev.firebreak.edge.gate;

/** The answer to a viewer who asks for a segment; says which HTTP status to send. */
public sealed interface SegmentAnswer {
    int status();

    /** Send it with the format's media type and {@link HlsHeaders#SEGMENT_CACHE}. */
    @SuppressWarnings("ArrayRecordComponent") // passed on to the response, never compared
    record Bytes(byte[] bytes, String mediaType) implements SegmentAnswer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Not for viewers. */
    record Refused(Reason reason) implements SegmentAnswer {
        @Override
        public int status() {
            return reason == Reason.WITHDRAWN ? 410 : 404;
        }
    }

    /** Why a segment is not served. */
    enum Reason {
        /** Never listed, or too long ago. */
        UNKNOWN,
        /** Waits for the judge, or is held. The viewer learns no more than for {@link #UNKNOWN}. */
        PENDING,
        /** Taken away. */
        WITHDRAWN,
        /** Listed, but the store no longer has its bytes. */
        BYTES_MISSING
    }
}
