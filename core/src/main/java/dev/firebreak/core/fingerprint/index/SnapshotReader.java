package dev.firebreak.core.fingerprint.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads arrays one after another through a mapping of the file, checking each. They are copied and not searched in the
 * mapping: a file that is cut while it is mapped kills whoever reads on, and arrays can lie in large pages, which the
 * file system's cannot.
 */
final class SnapshotReader {
    /** Small enough that what was checked is still in the cache when it is copied. */
    private static final int CHUNK_BYTES = 1 << 20;

    private static final int MAPPED_BYTES = 1 << 28;

    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private ByteBuffer mapped = ByteBuffer.allocate(0);
    private long mappedTo;

    SnapshotReader(FileChannel channel) {
        this.channel = channel;
    }

    SnapshotHeader header() throws IOException {
        long size = channel.size();
        long least = SnapshotHeader.fileBytes(List.of());
        if (size < least) {
            throw new DamagedSnapshotException("%d bytes are too few for a snapshot".formatted(size));
        }
        ByteBuffer fixed = take(SnapshotHeader.FIXED_WORDS * Long.BYTES);
        if (fixed.getLong() != SnapshotHeader.MAGIC) {
            throw new DamagedSnapshotException("not a snapshot of an index");
        }
        long version = fixed.getLong();
        if (version != SnapshotHeader.VERSION) {
            throw new DamagedSnapshotException(
                    "version %d, where %d is understood".formatted(version, SnapshotHeader.VERSION));
        }
        fixed.getLong();
        long expected = fixed.getLong();
        long segments = fixed.getLong();
        if (expected != size || segments < 0 || segments > SnapshotHeader.MOST_SEGMENTS) {
            throw new DamagedSnapshotException(
                    "%d bytes, where %d were written with %d segments".formatted(size, expected, segments));
        }
        mapped.position(0);
        checksum.reset();
        long[] words = longs(SnapshotHeader.FIXED_WORDS + SnapshotHeader.WORDS_PER_SEGMENT * (int) segments);
        SnapshotHeader header = SnapshotHeader.parse(words);
        long needed = SnapshotHeader.fileBytes(header.segments());
        if (needed != size) {
            throw new DamagedSnapshotException("%d bytes, where its segments take %d".formatted(size, needed));
        }
        return header;
    }

    List<Segment> segments(SnapshotHeader header) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (SnapshotHeader.Extent extent : header.segments()) {
            segments.add(segment(extent));
        }
        return segments;
    }

    private Segment segment(SnapshotHeader.Extent extent) throws IOException {
        long[] words = longs(extent.hashes() * Entries.WORDS);
        int[] first = ints(extent.hashes() + 1);
        long[] ids = longs(extent.rows());
        Rows rows = new Rows(words, first, ids, longs(Rows.removedWords(extent.rows())));
        Slots slots = new Slots(extent.slots());
        int[][] starts = new int[extent.slots()][];
        int[][] postings = new int[extent.slots()][];
        for (int slot = 0; slot < extent.slots(); slot++) {
            starts[slot] = ints(slots.buckets(slot) + 1);
            postings[slot] = ints(Buckets.postings(slot, extent.hashes()));
        }
        return new Segment(rows, new Buckets(slots, starts, postings));
    }

    private long[] longs(int length) throws IOException {
        long[] array = new long[length];
        int most = CHUNK_BYTES / Long.BYTES;
        for (int at = 0; at < length; at += most) {
            int count = Math.min(most, length - at);
            take(count * Long.BYTES).asLongBuffer().get(array, at, count);
        }
        check();
        return array;
    }

    private int[] ints(int length) throws IOException {
        int[] array = new int[length];
        int most = CHUNK_BYTES / Integer.BYTES;
        for (int at = 0; at < length; at += most) {
            int count = Math.min(most, length - at);
            take(count * Integer.BYTES).asIntBuffer().get(array, at, count);
        }
        if (length % 2 != 0) {
            take(Integer.BYTES);
        }
        check();
        return array;
    }

    private void check() throws IOException {
        long computed = checksum.getValue();
        long written = take(Long.BYTES).getLong();
        checksum.reset();
        if (computed != written) {
            throw new DamagedSnapshotException("a checksum is %x, where %x was written".formatted(computed, written));
        }
    }

    /** The next bytes, which are added to the checksum. */
    private ByteBuffer take(int bytes) throws IOException {
        if (mapped.remaining() < bytes) {
            long from = mappedTo - mapped.remaining();
            long to = Math.min(channel.size(), from + MAPPED_BYTES);
            mapped = channel.map(MapMode.READ_ONLY, from, to - from).order(ByteOrder.LITTLE_ENDIAN);
            mappedTo = to;
        }
        ByteBuffer taken = mapped.slice(mapped.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        mapped.position(mapped.position() + bytes);
        checksum.update(taken.duplicate());
        return taken;
    }
}
