package dev.firebreak.edge.rtmp;

import dev.firebreak.edge.rtmp.RtmpLimits.Sizes;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together from chunks (Adobe RTMP 1.0, section 5.3). Holds no more than the limits say, whatever lengths
 * are announced. Confined to the connection's reader thread.
 */
final class ChunkReader {
    /** Chunk size until the peer sets another. */
    static final int DEFAULT_CHUNK_BYTES = 128;

    private static final int HEADER_FULL = 0;
    private static final int HEADER_SAME_STREAM = 1;
    private static final int HEADER_NONE = 3;

    private final ByteInput in;
    private final Sizes sizes;
    private final int maxChunkStreams;
    private final Map<Integer, ChunkStream> streams = new HashMap<>();
    private int chunkBytes = DEFAULT_CHUNK_BYTES;
    private int heldBytes;
    private int maxHeldBytes;

    ChunkReader(ByteInput in, RtmpLimits limits) {
        this.in = in;
        this.sizes = limits.sizes();
        this.maxChunkStreams = limits.counts().chunkStreams();
        this.maxHeldBytes = sizes.heldBeforePublishBytes();
    }

    /** The publisher is admitted: larger messages may be held from now on. */
    void admitted() {
        maxHeldBytes = sizes.heldBytes();
    }

    int heldBytes() {
        return heldBytes;
    }

    /** The peer's new chunk size. */
    void chunkBytes(long size) throws ProtocolFault {
        if (size < Sizes.MIN_CHUNK_BYTES || size > sizes.chunkBytes()) {
            throw ProtocolFault.limit(
                    LimitHit.CHUNK_BYTES,
                    "Chunk size " + size + " is not within " + Sizes.MIN_CHUNK_BYTES + " and " + sizes.chunkBytes());
        }
        chunkBytes = (int) size;
    }

    /** The peer gives up the message it was sending on a chunk stream. */
    void abort(long chunkStreamId) {
        ChunkStream stream = streams.get((int) chunkStreamId);
        if (stream != null) {
            release(stream);
        }
    }

    /** The next whole message; null when the peer has closed between chunks. */
    @Nullable
    Message next() throws IOException, ProtocolFault {
        while (!in.atEnd()) {
            Message message = chunk();
            if (message != null) {
                return message;
            }
        }
        return null;
    }

    private @Nullable Message chunk() throws IOException, ProtocolFault {
        int basic = in.octet();
        int format = basic >> 6;
        ChunkStream stream = stream(chunkStreamId(basic & 0x3F), format);
        header(stream, format);
        int part = Math.min(chunkBytes, stream.length - stream.received);
        while (part > 0) {
            int slice = Math.min(part, ByteInput.BUFFER_BYTES);
            reserve(stream, slice);
            in.fully(stream.body, stream.received, slice);
            stream.received += slice;
            part -= slice;
        }
        return stream.received == stream.length ? complete(stream) : null;
    }

    private int chunkStreamId(int low) throws IOException, ProtocolFault {
        return switch (low) {
            case 0 -> 64 + in.octet();
            case 1 -> 64 + in.octet() + (in.octet() << 8);
            default -> low;
        };
    }

    private ChunkStream stream(int id, int format) throws ProtocolFault {
        ChunkStream known = streams.get(id);
        if (known != null) {
            return known;
        }
        // librtmp starts some streams with the second form, which then counts from zero.
        if (format > HEADER_SAME_STREAM) {
            throw ProtocolFault.broken("Chunk stream " + id + " starts with header form " + format);
        }
        if (streams.size() >= maxChunkStreams) {
            throw ProtocolFault.limit(LimitHit.CHUNK_STREAMS, "More than " + maxChunkStreams + " chunk streams");
        }
        ChunkStream fresh = new ChunkStream();
        streams.put(id, fresh);
        return fresh;
    }

    private void header(ChunkStream stream, int format) throws IOException, ProtocolFault {
        if (format == HEADER_NONE) {
            headerless(stream);
            return;
        }
        if (stream.inMessage()) {
            throw ProtocolFault.broken("A new message starts inside another on the same chunk stream");
        }
        stream.timestampField = in.bigEndian(3);
        if (format <= HEADER_SAME_STREAM) {
            stream.length = in.bigEndian(3);
            stream.type = in.octet();
        }
        if (format == HEADER_FULL) {
            stream.streamId = Integer.reverseBytes(in.bigEndian(4));
        }
        stream.extended = stream.timestampField == ChunkStream.EXTENDED;
        if (stream.extended) {
            stream.timestampField = in.bigEndian(4);
        }
        long field = Integer.toUnsignedLong(stream.timestampField);
        stream.timestamp = format == HEADER_FULL ? field : wrapped(stream.timestamp + field);
        checkLength(stream);
    }

    /** A chunk that goes on with its message, or starts one whose header is all like the last, delta included. */
    private void headerless(ChunkStream stream) throws IOException, ProtocolFault {
        if (stream.inMessage()) {
            // Most encoders repeat the extended timestamp in every chunk, some never do: take it only when it is there.
            if (stream.extended && in.nextIs(stream.timestampField)) {
                in.bigEndian(4);
            }
            return;
        }
        if (stream.extended) {
            stream.timestampField = in.bigEndian(4);
        }
        stream.timestamp = wrapped(stream.timestamp + Integer.toUnsignedLong(stream.timestampField));
    }

    private void checkLength(ChunkStream stream) throws ProtocolFault {
        if (stream.length > sizes.messageBytes()) {
            throw ProtocolFault.limit(
                    LimitHit.MESSAGE_BYTES,
                    "Message of " + stream.length + " bytes, at most " + sizes.messageBytes() + " are allowed");
        }
    }

    private void reserve(ChunkStream stream, int more) throws ProtocolFault {
        int capacity = stream.capacityFor(more);
        if (capacity == stream.body.length) {
            return;
        }
        int held = heldBytes + capacity - stream.body.length;
        if (held > maxHeldBytes) {
            throw ProtocolFault.limit(
                    LimitHit.HELD_BYTES, "Unfinished messages of more than " + maxHeldBytes + " bytes");
        }
        stream.body = Arrays.copyOf(stream.body, capacity);
        heldBytes = held;
    }

    private Message complete(ChunkStream stream) {
        Message message = new Message(stream.type, stream.streamId, stream.timestamp, stream.body);
        release(stream);
        return message;
    }

    private void release(ChunkStream stream) {
        heldBytes -= stream.body.length;
        stream.forgetBody();
    }

    private static long wrapped(long timestamp) {
        return timestamp & 0xFFFF_FFFFL;
    }
}
