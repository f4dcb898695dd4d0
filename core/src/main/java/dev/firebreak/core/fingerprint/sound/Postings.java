package dev.firebreak.core.fingerprint.sound;

import java.util.Arrays;

/**
 * For each code of a triplet where it occurs: a chain of blocks of growing size, newest first, in pages of longs. Not
 * thread-safe.
 *
 * <p>A posting is 64 bits: 32 of time, 11 of the anchor's pitch, 8 of the span less 1, 5 and 5 of what the code leaves out of
 * the two intervals, 3 of the proportion's.
 */
final class Postings {
    /** More occurrences of one code are not kept: it tells next to nothing, and whoever looks it up pays. */
    static final int MOST_OF_A_CODE = 1 << 15;

    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int SMALLEST_BLOCK = 4;
    private static final int LARGEST_BLOCK = 512;

    private final int[] heads = new int[Triplets.CODES];
    private final int[] counts = new int[Triplets.CODES];

    /** A bit for each code that occurs: small enough for the processor's cache, which the counts are not. */
    private final long[] occurring = new long[(Triplets.CODES + Long.SIZE - 1) / Long.SIZE];

    private long[][] pages = new long[1][PAGE];
    private int end = SMALLEST_BLOCK;
    private long size;

    /** Whether there was room for it. */
    boolean add(int code, long posting) {
        if (counts[code] >= MOST_OF_A_CODE) {
            return false;
        }
        int head = heads[code];
        if (head == 0 || used(header(head)) == length(header(head)) - 1) {
            head = block(head == 0 ? SMALLEST_BLOCK : Math.min(LARGEST_BLOCK, 2 * length(header(head))), head);
            heads[code] = head;
        }
        long header = header(head);
        long[] page = pages[head >>> PAGE_BITS];
        int at = head & (PAGE - 1);
        page[at + 1 + used(header)] = posting;
        page[at] = header + 1;
        counts[code]++;
        occurring[code >>> 6] |= 1L << code;
        size++;
        return true;
    }

    private int block(int length, int next) {
        if ((end & (PAGE - 1)) + length > PAGE) {
            end = (end | (PAGE - 1)) + 1;
        }
        int page = end >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, page + Math.max(1, page / 2));
        }
        if (pages[page] == null) {
            pages[page] = new long[PAGE];
        }
        int block = end;
        pages[page][block & (PAGE - 1)] = (long) next << 32 | (long) length << 16;
        end += length;
        return block;
    }

    boolean has(int code) {
        return (occurring[code >>> 6] >>> code & 1) != 0;
    }

    /** How often a code occurs. */
    int count(int code) {
        return counts[code];
    }

    /** The newest block of a code; 0 when there is none. */
    int head(int code) {
        return heads[code];
    }

    /** The page that a block lies in; its postings follow its place there, {@link #used} of them. */
    long[] page(int block) {
        return pages[block >>> PAGE_BITS];
    }

    static int place(int block) {
        return block & (PAGE - 1);
    }

    private long header(int block) {
        return pages[block >>> PAGE_BITS][block & (PAGE - 1)];
    }

    static int used(long header) {
        return (int) header & 0xFFFF;
    }

    private static int length(long header) {
        return (int) (header >>> 16) & 0xFFFF;
    }

    /** The block after the one with this header; 0 at the end. */
    static int next(long header) {
        return (int) (header >>> 32);
    }

    long size() {
        return size;
    }

    /** What the arrays take. */
    long bytes() {
        long held = 0;
        for (long[] page : pages) {
            held += page == null ? 0 : PAGE;
        }
        return (held + occurring.length) * Long.BYTES + 2L * Triplets.CODES * Integer.BYTES;
    }

    /** A posting's 64 bits. */
    static long pack(int time, int pitch, int span, int secondRest, int thirdRest, int proportionRest) {
        return (time & 0xFFFFFFFFL) << 32
                | (long) pitch << 21
                | (long) (span - 1) << 13
                | (long) secondRest << 8
                | (long) thirdRest << 3
                | proportionRest;
    }

    static int time(long posting) {
        return (int) (posting >>> 32);
    }

    static int pitch(long posting) {
        return (int) (posting >>> 21) & 0x7FF;
    }

    static int span(long posting) {
        return ((int) (posting >>> 13) & 0xFF) + 1;
    }

    static int secondRest(long posting) {
        return (int) (posting >>> 8) & 0x1F;
    }

    static int thirdRest(long posting) {
        return (int) (posting >>> 3) & 0x1F;
    }

    static int proportionRest(long posting) {
        return (int) posting & 0x7;
    }
}
