package dev.firebreak.media.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The layout of the file by which a decoder process says who is in native code. Word 0: number of the stream whose turn it is, plus
 * one, or 0. Word 1: counts the turns. Written by one process, read by another: single words only.
 */
public final class TurnSlot {
    public static final int BYTES = 2 * Long.BYTES;

    private TurnSlot() {}

    public static void enter(ByteBuffer slot, int stream) {
        word(slot, 1, word(slot, 1) + 1);
        word(slot, 0, stream + 1L);
    }

    public static void exit(ByteBuffer slot) {
        word(slot, 0, 0);
    }

    /** The stream in its turn, or -1. */
    public static int stream(ByteBuffer slot) {
        return (int) (word(slot, 0) - 1);
    }

    /** Rises with each turn: the same value and the same stream again mean no progress. */
    public static long turns(ByteBuffer slot) {
        return word(slot, 1);
    }

    private static long word(ByteBuffer slot, int index) {
        return slot.order(ByteOrder.LITTLE_ENDIAN).getLong(index * Long.BYTES);
    }

    private static void word(ByteBuffer slot, int index, long value) {
        slot.order(ByteOrder.LITTLE_ENDIAN).putLong(index * Long.BYTES, value);
    }
}
