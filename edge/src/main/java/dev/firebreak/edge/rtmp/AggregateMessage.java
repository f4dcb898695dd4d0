package dev.firebreak.edge.rtmp;

import java.nio.ByteBuffer;

/** Splits an aggregate message (Adobe RTMP 1.0, section 7.1.6) into the messages in it. */
final class AggregateMessage {
    private static final int HEADER_BYTES = 11;
    private static final int BACK_POINTER_BYTES = 4;

    /** Takes the parts one after the other, so that a hostile number of tiny ones is never held at once. */
    @FunctionalInterface
    interface PartHandler {
        void part(Message part) throws ProtocolFault;
    }

    private AggregateMessage() {}

    /** Gives the parts in order. Their times are moved so that the first has the aggregate's own timestamp. */
    static void split(Message aggregate, PartHandler handler) throws ProtocolFault {
        ByteBuffer bytes = ByteBuffer.wrap(aggregate.payload());
        boolean first = true;
        long offset = 0;
        while (bytes.hasRemaining()) {
            if (bytes.remaining() < HEADER_BYTES) {
                throw ProtocolFault.broken("Aggregate message is cut short in a header");
            }
            int typeAndSize = bytes.getInt();
            int timestamp = bytes.getInt();
            bytes.position(bytes.position() + 3); // stream id, the aggregate's own counts
            // The high octet of the time comes after its low three.
            long millis = Integer.toUnsignedLong(timestamp >>> 8 | timestamp << 24);
            if (first) {
                offset = aggregate.timestampMillis() - millis;
                first = false;
            }
            byte[] payload = payload(bytes, typeAndSize & 0xFFFFFF);
            long moved = (millis + offset) & 0xFFFF_FFFFL;
            handler.part(new Message(typeAndSize >>> 24, aggregate.streamId(), moved, payload));
        }
    }

    private static byte[] payload(ByteBuffer bytes, int size) throws ProtocolFault {
        if (size > bytes.remaining()) {
            throw ProtocolFault.broken("Aggregate message is cut short in a part of " + size + " bytes");
        }
        byte[] payload = new byte[size];
        bytes.get(payload);
        bytes.position(bytes.position() + Math.min(BACK_POINTER_BYTES, bytes.remaining()));
        return payload;
    }
}
