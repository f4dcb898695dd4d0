package dev.firebreak.edge.rtmp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Writes messages to a peer. Thread-safe; {@link #blockedNanos} tells another thread that the peer does not read. */
final class MessageWriter {
    static final int CHUNK_BYTES = 4096;
    static final int WINDOW_BYTES = 2_500_000;

    private static final int CONTROL_CHUNK_STREAM = 2;
    private static final int COMMAND_CHUNK_STREAM = 3;
    private static final int PUBLISH_STREAM = 1;
    private static final int LIMIT_DYNAMIC = 2;
    private static final int PING_RESPONSE = 7;
    private static final int HEADER_BYTES = 12;

    private final OutputStream out;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private int chunkBytes = ChunkReader.DEFAULT_CHUNK_BYTES;
    private volatile boolean writing;
    private volatile long writingSince;

    MessageWriter(OutputStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /** How long the write now under way has taken; 0 when there is none. */
    long blockedNanos(long nowNanos) {
        return writing ? nowNanos - writingSince : 0;
    }

    /** Bytes as they are, for the handshake. */
    void raw(byte[] bytes) throws IOException {
        lock.lock();
        try {
            writingSince = nanoTime.getAsLong();
            writing = true;
            out.write(bytes);
            out.flush();
        } finally {
            writing = false;
            lock.unlock();
        }
    }

    /** Our window, the peer's bandwidth and our chunk size, as they go before the answer to connect. */
    void settings() throws IOException {
        control(Message.WINDOW_SIZE, ByteBuffer.allocate(4).putInt(WINDOW_BYTES).array());
        control(
                Message.PEER_BANDWIDTH,
                ByteBuffer.allocate(5)
                        .putInt(WINDOW_BYTES)
                        .put((byte) LIMIT_DYNAMIC)
                        .array());
        lock.lock();
        try {
            control(
                    Message.SET_CHUNK_SIZE,
                    ByteBuffer.allocate(4).putInt(CHUNK_BYTES).array());
            chunkBytes = CHUNK_BYTES;
        } finally {
            lock.unlock();
        }
    }

    void acknowledge(long receivedBytes) throws IOException {
        control(
                Message.ACKNOWLEDGEMENT,
                ByteBuffer.allocate(4).putInt((int) receivedBytes).array());
    }

    void streamBegins() throws IOException {
        control(
                Message.USER_CONTROL,
                ByteBuffer.allocate(6)
                        .putShort((short) 0)
                        .putInt(PUBLISH_STREAM)
                        .array());
    }

    void pingResponse(long token) throws IOException {
        control(
                Message.USER_CONTROL,
                ByteBuffer.allocate(6)
                        .putShort((short) PING_RESPONSE)
                        .putInt((int) token)
                        .array());
    }

    /** A command on the connection itself. */
    void command(AmfValue... values) throws IOException {
        send(COMMAND_CHUNK_STREAM, Message.COMMAND, 0, Amf0Writer.bytes(values));
    }

    /** An onStatus on the publish stream. */
    void status(String level, String code, String description) throws IOException {
        AmfValue information = new AmfValue.Members(Map.of(
                "level", new AmfValue.Text(level),
                "code", new AmfValue.Text(code),
                "description", new AmfValue.Text(description)));
        byte[] payload =
                Amf0Writer.bytes(new AmfValue.Text("onStatus"), new AmfValue.Num(0), AmfValue.NOTHING, information);
        send(COMMAND_CHUNK_STREAM, Message.COMMAND, PUBLISH_STREAM, payload);
    }

    private void control(int type, byte[] payload) throws IOException {
        send(CONTROL_CHUNK_STREAM, type, 0, payload);
    }

    private void send(int chunkStream, int type, int streamId, byte[] payload) throws IOException {
        lock.lock();
        try {
            raw(chunks(chunkStream, type, streamId, payload));
        } finally {
            lock.unlock();
        }
    }

    private byte[] chunks(int chunkStream, int type, int streamId, byte[] payload) {
        int parts = Math.max(1, (payload.length + chunkBytes - 1) / chunkBytes);
        ByteBuffer chunks = ByteBuffer.allocate(HEADER_BYTES + payload.length + parts - 1);
        chunks.put((byte) chunkStream).put(new byte[3]); // full header, timestamp 0
        chunks.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        chunks.put((byte) type).putInt(Integer.reverseBytes(streamId));
        for (int part = 0; part < parts; part++) {
            if (part > 0) {
                chunks.put((byte) (0xC0 | chunkStream));
            }
            int start = part * chunkBytes;
            chunks.put(payload, start, Math.min(chunkBytes, payload.length - start));
        }
        return chunks.array();
    }
}
