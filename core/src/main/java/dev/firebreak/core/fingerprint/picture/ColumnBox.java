package dev.firebreak.core.fingerprint.picture;

import java.util.Arrays;

/**
 * Box filter along columns of rows that come one after another: all columns' running sums move on together with each row. Only
 * the rows within the window are kept, so the whole never leaves the processor's cache.
 */
final class ColumnBox {
    private float[] sums = {};
    private float[] kept = {};
    private int width;
    private int window;
    private int half;
    private int capacity;
    private int taken;
    private int dropped;

    /** For rows of {@code rowWidth} samples, written {@code batch} at a time. */
    void begin(int rowWidth, int boxWindow, int batch) {
        width = rowWidth;
        window = boxWindow;
        half = (boxWindow + 2) / 2;
        capacity = batch * ((boxWindow + 2 * batch - 1) / batch);
        taken = 0;
        dropped = 0;
        if (sums.length < width) {
            sums = new float[width];
        }
        if (kept.length < capacity * width) {
            kept = new float[capacity * width];
        }
        Arrays.fill(sums, 0, width, 0);
    }

    /** Where rows are to be written. */
    float[] rows() {
        return kept;
    }

    /** Where in {@link #rows} the row numbered {@code row} begins. Of a batch that begins at a multiple of its size, rows lie side by side. */
    int at(int row) {
        return row % capacity * width;
    }

    /** Takes the next row in; true when that gave a row of output, written to {@code out}. */
    boolean take(float[] out, int to) {
        int fresh = at(taken);
        taken++;
        if (taken > window) {
            int stale = at(dropped++);
            move(fresh, stale, out, to);
            return true;
        }
        add(fresh);
        if (taken < half) {
            return false;
        }
        divide(taken, out, to);
        return true;
    }

    /** After the last row: the outputs that still lack, {@code half - 1} of them; false when there is none. */
    boolean drain(float[] out, int to) {
        int count = taken - dropped - 1;
        if (count <= window - half) {
            return false;
        }
        subtract(at(dropped++));
        divide(count, out, to);
        return true;
    }

    private void move(int fresh, int stale, float[] out, int to) {
        float[] total = sums;
        float[] in = kept;
        float count = window;
        int n = width;
        for (int x = 0; x < n; x++) {
            float sum = total[x] + in[fresh + x] - in[stale + x];
            total[x] = sum;
            out[to + x] = sum / count;
        }
    }

    private void add(int row) {
        for (int x = 0; x < width; x++) {
            sums[x] += kept[row + x];
        }
    }

    private void subtract(int row) {
        for (int x = 0; x < width; x++) {
            sums[x] -= kept[row + x];
        }
    }

    private void divide(float count, float[] out, int to) {
        for (int x = 0; x < width; x++) {
            out[to + x] = sums[x] / count;
        }
    }
}
