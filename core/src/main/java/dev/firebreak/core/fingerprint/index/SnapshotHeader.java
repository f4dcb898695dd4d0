package dev.firebreak.core.fingerprint.index;

import java.util.ArrayList;
import java.util.List;

/**
 * What a snapshot holds. The file is little-endian: this header as long words, then for each segment the arrays of
 * {@link Rows} and {@link Buckets}. Each array, and the header, is filled up to 8 bytes and followed by its CRC-32C as a
 * long word.
 */
record SnapshotHeader(long position, long fileBytes, List<Extent> segments) {
    static final long MAGIC = 0x5844_4e49_4b52_4246L;
    static final long VERSION = 1;
    static final int MOST_SEGMENTS = 1_024;

    /** Magic, version, position, length of the file, segments. */
    static final int FIXED_WORDS = 5;

    static final int WORDS_PER_SEGMENT = 3;

    /** The sizes from which the lengths of all arrays follow. */
    record Extent(int hashes, int rows, int slots) {
        static Extent of(Segment segment) {
            return new Extent(
                    segment.rows().hashes(),
                    segment.rows().size(),
                    segment.buckets().slots().count());
        }

        /** Of all arrays with their checksums. */
        long bytes() {
            long bytes = block(8L * Entries.WORDS * hashes) + block(4L * (hashes + 1)) + block(8L * rows);
            bytes += block(8L * Rows.removedWords(rows));
            Slots geometry = new Slots(slots);
            for (int slot = 0; slot < slots; slot++) {
                bytes += block(4L * (geometry.buckets(slot) + 1)) + block(4L * Buckets.postings(slot, hashes));
            }
            return bytes;
        }
    }

    static SnapshotHeader of(List<Segment> segments, long position) {
        List<Extent> extents = segments.stream().map(Extent::of).toList();
        return new SnapshotHeader(position, fileBytes(extents), extents);
    }

    /** An array of so many bytes with what fills it up and its checksum. */
    static long block(long bytes) {
        return (bytes + 7) / 8 * 8 + 8;
    }

    static long fileBytes(List<Extent> extents) {
        return block(8L * (FIXED_WORDS + (long) WORDS_PER_SEGMENT * extents.size()))
                + extents.stream().mapToLong(Extent::bytes).sum();
    }

    long[] toWords() {
        long[] words = new long[FIXED_WORDS + WORDS_PER_SEGMENT * segments.size()];
        words[0] = MAGIC;
        words[1] = VERSION;
        words[2] = position;
        words[3] = fileBytes;
        words[4] = segments.size();
        int at = FIXED_WORDS;
        for (Extent extent : segments) {
            words[at++] = extent.hashes();
            words[at++] = extent.rows();
            words[at++] = extent.slots();
        }
        return words;
    }

    /** Refuses sizes that no index has, before anything is made that large. */
    static SnapshotHeader parse(long[] words) throws DamagedSnapshotException {
        List<Extent> extents = new ArrayList<>();
        for (int at = FIXED_WORDS; at < words.length; at += WORDS_PER_SEGMENT) {
            long hashes = words[at];
            long rows = words[at + 1];
            long slots = words[at + 2];
            if (hashes < 1 || rows < hashes || rows > Entries.MOST || slots < Slots.FEWEST || slots > Slots.MOST) {
                throw new DamagedSnapshotException(
                        "a segment of %d hashes, %d entries and %d slots is none".formatted(hashes, rows, slots));
            }
            extents.add(new Extent((int) hashes, (int) rows, (int) slots));
        }
        return new SnapshotHeader(words[2], words[3], extents);
    }
}
