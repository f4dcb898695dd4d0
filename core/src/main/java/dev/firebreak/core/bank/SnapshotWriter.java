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

/** Writes numbers and bytes one after another, and at the end a checksum of them all. Little-endian. */
final class SnapshotWriter implements Closeable {
    private static final int CHUNK_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    SnapshotWriter(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void number(long value) throws IOException {
        room(Long.BYTES);
        chunk.putLong(value);
    }

    void bytes(byte[] bytes) throws IOException {
        number(bytes.length);
        for (int at = 0; at < bytes.length; ) {
            room(1);
            int some = Math.min(chunk.remaining(), bytes.length - at);
            chunk.put(bytes, at, some);
            at += some;
        }
    }

    void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the file: nothing may follow. It is on the disk when this returns. */
    void finish() throws IOException {
        flush();
        chunk.putLong(checksum.getValue());
        flush();
        channel.force(true);
    }

    private void room(int bytes) throws IOException {
        if (chunk.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        chunk.flip();
        checksum.update(chunk.duplicate());
        while (chunk.hasRemaining()) {
            int unused = channel.write(chunk);
        }
        chunk.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
