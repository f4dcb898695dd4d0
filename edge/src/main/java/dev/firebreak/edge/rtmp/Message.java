package dev.firebreak.edge.rtmp;

/**
 * One RTMP message.
 *
 * @param timestampMillis as sent, 32 bits unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // a message is passed on, never compared
record Message(int type, int streamId, long timestampMillis, byte[] payload) {
    static final int SET_CHUNK_SIZE = 1;
    static final int ABORT = 2;
    static final int ACKNOWLEDGEMENT = 3;
    static final int USER_CONTROL = 4;
    static final int WINDOW_SIZE = 5;
    static final int PEER_BANDWIDTH = 6;
    static final int AUDIO = 8;
    static final int VIDEO = 9;
    static final int DATA_AMF3 = 15;
    static final int COMMAND_AMF3 = 17;
    static final int DATA = 18;
    static final int COMMAND = 20;
    static final int AGGREGATE = 22;

    /** The unsigned big-endian integer in the payload's four bytes at {@code offset}. */
    long unsignedAt(int offset) throws ProtocolFault {
        if (payload.length < offset + 4) {
            throw ProtocolFault.broken("Control message " + type + " of " + payload.length + " bytes is cut short");
        }
        long value = 0;
        for (int i = offset; i < offset + 4; i++) {
            value = value << 8 | (payload[i] & 0xFF);
        }
        return value;
    }
}
