package dev.firebreak.media.worker;

/**
 * Chooses which decoded pictures are handed on: every key frame, and the first picture of each half second of media time. Never the
 * same moment twice. Confined to one thread.
 */
final class PictureChoice {
    static final long GRID_MICROS = 500_000;

    private long lastMicros;
    private long lastSlot;

    /** Nothing at or before {@code afterMicros} is chosen. */
    PictureChoice(long afterMicros) {
        lastMicros = afterMicros;
        lastSlot = afterMicros < 0 ? -1 : afterMicros / GRID_MICROS;
    }

    boolean takes(long micros, boolean keyFrame) {
        long slot = Math.floorDiv(micros, GRID_MICROS);
        if (micros < 0 || micros <= lastMicros || (!keyFrame && slot <= lastSlot)) {
            return false;
        }
        lastMicros = micros;
        lastSlot = slot;
        return true;
    }
}
