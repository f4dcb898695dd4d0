package dev.firebreak.edge.rtmp;

/** The last header of one chunk stream and the message being put together on it. */
final class ChunkStream {
    /** Value of the 24-bit field which says that 32 bits follow. */
    static final int EXTENDED = 0xFFFFFF;

    private static final int FIRST_CAPACITY = 4096;
    private static final byte[] NOTHING = new byte[0];

    boolean extended;
    long timestamp;
    int timestampField;
    int length;
    int type;
    int streamId;
    byte[] body = NOTHING;
    int received;

    boolean inMessage() {
        return received > 0;
    }

    /** Capacity needed to take {@code more} bytes: grows with what arrives, not with what was announced. */
    int capacityFor(int more) {
        int needed = received + more;
        if (needed <= body.length) {
            return body.length;
        }
        return Math.min(length, Math.max(needed, Math.max(FIRST_CAPACITY, 2 * body.length)));
    }

    void forgetBody() {
        body = NOTHING;
        received = 0;
    }
}
