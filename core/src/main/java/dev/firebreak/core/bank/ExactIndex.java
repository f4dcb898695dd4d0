package dev.firebreak.core.bank;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Entries by 128 bits of a file's hash: open addressing in two arrays, about 40 bytes an entry. Readers take no lock; a slot's key is
 * written before its reference and is never used again until all are copied into a larger table. Thread-safe.
 */
final class ExactIndex {
    private static final VarHandle REFS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 28;
    private static final long FREE = 0;
    private static final long GONE = -1;

    /** Whoever hands in hashes of their own making must not know where they go. */
    private final long seed;

    private volatile Table table;
    private int used;
    private int live;

    ExactIndex() {
        this(new SplittableRandom().nextLong(), 0);
    }

    /** For so many entries, which go in fastest in the order in which {@link #forEach} told them with the same seed. */
    ExactIndex(long seed, int expected) {
        this.seed = seed;
        int slots = FIRST_SLOTS;
        while (slots < 2L * (expected + 1) && slots < MOST_SLOTS) {
            slots *= 2;
        }
        table = new Table(slots);
    }

    /** Is told of an entry. */
    interface Visitor {
        void entry(long high, long low, long ref) throws IOException;
    }

    long seed() {
        return seed;
    }

    private static final class Table {
        private final long[] keys;
        private final long[] refs;
        private final int mask;

        Table(int slots) {
            keys = new long[2 * slots];
            refs = new long[slots];
            mask = slots - 1;
        }

        long ref(int slot) {
            return (long) REFS.getAcquire(refs, slot);
        }

        boolean holds(int slot, long high, long low) {
            return keys[2 * slot] == high && keys[2 * slot + 1] == low;
        }
    }

    /** False when it is there already. */
    synchronized boolean add(long high, long low, long ref) {
        if (find(high, low, ref) >= 0) {
            return false;
        }
        if (2L * (used + 1) > table.mask) {
            grow();
        }
        put(table, high, low, ref);
        used++;
        live++;
        return true;
    }

    /** False when it is not there. */
    synchronized boolean remove(long high, long low, long ref) {
        int slot = find(high, low, ref);
        if (slot < 0) {
            return false;
        }
        REFS.setRelease(table.refs, slot, GONE);
        live--;
        return true;
    }

    /** Gives all references of a hash to the consumer. */
    void search(long high, long low, LongConsumer found) {
        Table now = table;
        for (int slot = slot(now, high, low); ; slot = (slot + 1) & now.mask) {
            long ref = now.ref(slot);
            if (ref == FREE) {
                return;
            }
            if (ref != GONE && now.holds(slot, high, low)) {
                found.accept(ref);
            }
        }
    }

    /** Tells of all entries; of what changes meanwhile perhaps. */
    void forEach(Visitor visitor) throws IOException {
        Table now = table;
        for (int slot = 0; slot <= now.mask; slot++) {
            long ref = now.ref(slot);
            if (ref != FREE && ref != GONE) {
                visitor.entry(now.keys[2 * slot], now.keys[2 * slot + 1], ref);
            }
        }
    }

    synchronized int size() {
        return live;
    }

    private int find(long high, long low, long wanted) {
        Table now = table;
        for (int slot = slot(now, high, low); ; slot = (slot + 1) & now.mask) {
            long ref = now.ref(slot);
            if (ref == FREE) {
                return -1;
            }
            if (ref == wanted && now.holds(slot, high, low)) {
                return slot;
            }
        }
    }

    private void grow() {
        Table before = table;
        int slots = 4L * (live + 1) > before.mask ? 2 * before.refs.length : before.refs.length;
        Table larger = new Table(slots);
        for (int slot = 0; slot <= before.mask; slot++) {
            long ref = before.refs[slot];
            if (ref != FREE && ref != GONE) {
                put(larger, before.keys[2 * slot], before.keys[2 * slot + 1], ref);
            }
        }
        used = live;
        table = larger;
    }

    private void put(Table into, long high, long low, long ref) {
        int slot = slot(into, high, low);
        while (into.refs[slot] != FREE) {
            slot = (slot + 1) & into.mask;
        }
        into.keys[2 * slot] = high;
        into.keys[2 * slot + 1] = low;
        REFS.setRelease(into.refs, slot, ref);
    }

    /** The finalizer of MurmurHash3 (Austin Appleby, public domain). */
    private int slot(Table of, long high, long low) {
        long mixed = high ^ Long.rotateLeft(low, 32) ^ seed;
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (int) (mixed ^ mixed >>> 33) & of.mask;
    }
}
