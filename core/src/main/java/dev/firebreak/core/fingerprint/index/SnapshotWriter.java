package dev.firebreak.core.fingerprint.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes arrays one after another, each with its checksum. */
final class SnapshotWriter {
    private static final int CHUNK_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    SnapshotWriter(FileChannel channel) {
        this.channel = channel;
    }

    void write(List<Segment> segments, long position) throws IOException {
        write(SnapshotHeader.of(segments, position).toWords());
        for (Segment segment : segments) {
            Rows rows = segment.rows();
            write(rows.words());
            write(rows.starts());
            write(rows.ids());
            write(rows.removed());
            Buckets buckets = segment.buckets();
            for (int slot = 0; slot < buckets.slots().count(); slot++) {
                write(buckets.starts()[slot]);
                write(buckets.postings()[slot]);
            }
        }
    }

    private void write(long[] array) throws IOException {
        int most = CHUNK_BYTES / Long.BYTES;
        for (int at = 0; at < array.length; at += most) {
            int count = Math.min(most, array.length - at);
            chunk.clear().limit(count * Long.BYTES);
            chunk.asLongBuffer().put(array, at, count);
            flush(checksum);
        }
        end();
    }

    private void write(int[] array) throws IOException {
        int most = CHUNK_BYTES / Integer.BYTES;
        for (int at = 0; at < array.length; at += most) {
            int count = Math.min(most, array.length - at);
            chunk.clear().limit(count * Integer.BYTES);
            chunk.asIntBuffer().put(array, at, count);
            flush(checksum);
        }
        if (array.length % 2 != 0) {
            chunk.clear();
            chunk.putInt(0).flip();
            flush(checksum);
        }
        end();
    }

    private void end() throws IOException {
        chunk.clear();
        chunk.putLong(checksum.getValue()).flip();
        checksum.reset();
        flush(new CRC32C());
    }

    private void flush(CRC32C summed) throws IOException {
        summed.update(chunk.duplicate());
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
    }
}
