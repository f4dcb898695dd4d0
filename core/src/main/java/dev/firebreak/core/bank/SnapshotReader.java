package dev.firebreak.core.bank;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Reads what {@link SnapshotWriter} wrote, in the same order. What is read is known to be right only after {@link #finish}. */
final class SnapshotReader implements Closeable {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int MAX_TEXT = 64;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .limit(0);
    private final CRC32C checksum = new CRC32C();
    private long left;

    SnapshotReader(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        left = channel.size() - Long.BYTES;
    }

    long number() throws IOException {
        if (chunk.remaining() < Long.BYTES) {
            fill();
        }
        require(chunk.remaining() >= Long.BYTES, "it breaks off");
        return chunk.getLong();
    }

    /** Throws {@link IOException} when there are more than {@code most} of them. */
    byte[] bytes(int most) throws IOException {
        long length = number();
        require(length >= 0 && length <= most && length <= left + chunk.remaining(), "a length of " + length);
        byte[] bytes = new byte[(int) length];
        for (int at = 0; at < bytes.length; ) {
            if (!chunk.hasRemaining()) {
                fill();
            }
            int some = Math.min(chunk.remaining(), bytes.length - at);
            chunk.get(bytes, at, some);
            at += some;
        }
        return bytes;
    }

    /** A number of entries that follow, of at least so many bytes each. */
    int count(int leastBytes) throws IOException {
        long count = number();
        require(count >= 0 && count <= (left + chunk.remaining()) / leastBytes, "a count of " + count);
        return (int) count;
    }

    String text() throws IOException {
        return new String(bytes(MAX_TEXT), StandardCharsets.UTF_8);
    }

    /** Checks that this is the end, and that all is as it was written. */
    void finish() throws IOException {
        require(left == 0 && !chunk.hasRemaining(), "something follows its end");
        ByteBuffer written = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (written.hasRemaining()) {
            require(channel.read(written) > 0, "it breaks off");
        }
        require(written.flip().getLong() == checksum.getValue(), "its checksum is another");
    }

    /** Reads on, up to the checksum at the end. */
    private void fill() throws IOException {
        chunk.compact();
        int kept = chunk.position();
        chunk.limit((int) Math.min(CHUNK_BYTES, kept + Math.max(0, left)));
        while (chunk.hasRemaining()) {
            require(channel.read(chunk) > 0, "it breaks off");
        }
        chunk.flip();
        ByteBuffer fresh = chunk.slice(kept, chunk.limit() - kept);
        left -= fresh.remaining();
        checksum.update(fresh);
        require(chunk.hasRemaining(), "it breaks off");
    }

    static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
