package dev.firebreak.core.fingerprint.sound;

import java.util.Arrays;

/**
 * Which of the codes of a query are read in a table that is too large to read all: the rarest, as far as the room goes. A code that is
 * everywhere costs the most and tells the least, and what a copy shares with its reference it shares among rare codes too. Of the codes
 * at the limit some are chosen by their bits, the same ones each time. One query, one thread.
 */
final class Reading {
    private static final int CLASSES = Integer.SIZE + 1;
    private static final int MIX = 0x9E3779B1;

    private final long[] postings = new long[CLASSES];
    private long unread;
    private int whole = CLASSES;
    private long share;

    /** A code that the query asks for has so many postings. */
    void count(int of) {
        postings[of(of)] += of;
    }

    /** Counting is over; so many postings may be read. */
    void limit(long most) {
        long left = most;
        for (whole = 0; whole < CLASSES && postings[whole] <= left; whole++) {
            left -= postings[whole];
        }
        if (whole < CLASSES) {
            share = (left << Integer.SIZE) / postings[whole];
            unread = Arrays.stream(postings, whole, CLASSES).sum() - left;
        }
    }

    /** Whether a code with so many postings is read. */
    boolean reads(int code, int of) {
        int each = of(of);
        return each < whole || (each == whole && Integer.toUnsignedLong(code * MIX) < share);
    }

    /** How many postings are left out, nearly. */
    long unread() {
        return unread;
    }

    /** By powers of two. */
    private static int of(int postings) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(postings);
    }
}
