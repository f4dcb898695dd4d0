package dev.firebreak.edge.rtmp;

import java.io.IOException;

/**
 * Tells the peer how much has arrived, each time its window is full. A tiny window is treated as {@link
 * #MIN_WINDOW_BYTES}, or a peer could have us write more than it sends. Confined to one thread.
 */
final class Acknowledgements {
    static final int MIN_WINDOW_BYTES = 64 << 10;

    private final MessageWriter writer;
    private long windowBytes = MessageWriter.WINDOW_BYTES;
    private long received;
    private long acknowledged;

    Acknowledgements(MessageWriter writer) {
        this.writer = writer;
    }

    void window(long bytes) {
        windowBytes = Math.max(MIN_WINDOW_BYTES, bytes);
    }

    void received(int bytes) throws IOException {
        received += bytes;
        if (received - acknowledged >= windowBytes) {
            acknowledged = received;
            writer.acknowledge(received);
        }
    }
}
