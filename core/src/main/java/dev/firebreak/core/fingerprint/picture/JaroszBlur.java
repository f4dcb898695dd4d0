package dev.firebreak.core.fingerprint.picture;

/**
 * Blurs a picture by two box filters along its rows and two along its columns, in turn, and keeps 64 × 64 of the result. All
 * four go on at once as the rows arrive; from the third on, only what the 64 × 64 need is kept. Window: a 128th of the side.
 */
final class JaroszBlur {
    static final int SIDE = 64;

    private static final int BATCH = RowBox.ROWS;
    private static final int WINDOWS_A_SIDE = 128;

    private final RowBox alongRows = new RowBox();
    private final ColumnBox first = new ColumnBox();
    private final ColumnBox second = new ColumnBox();
    private final float[] line = new float[SIDE];
    private final int[] columns = new int[SIDE];
    private float[] fresh = {};
    private float[] blurred = {};
    private int width;
    private int height;
    private int blurredRows;
    private int doneRows;
    private int keptRows;

    /** Writes the blurred picture's 64 × 64 samples to {@code into}, row by row. */
    void decimate(LumaPlane plane, float[] into) {
        begin(plane.width(), plane.height());
        for (int top = 0; top < height; top += BATCH) {
            int rows = Math.min(BATCH, height - top);
            for (int row = 0; row < rows; row++) {
                plane.row(top + row, fresh, row * width);
            }
            int at = first.at(top);
            alongRows.sum(fresh, 0, first.rows(), at);
            for (int row = 0; row < rows; row++) {
                alongRows.divide(first.rows(), at + row * width);
                if (first.take(blurred, blurredRows * width)) {
                    blurredRow(into);
                }
            }
        }
        while (first.drain(blurred, blurredRows * width)) {
            blurredRow(into);
        }
        blurredBatch(into);
        while (second.drain(line, 0)) {
            keep(into);
        }
    }

    private void begin(int planeWidth, int planeHeight) {
        width = planeWidth;
        height = planeHeight;
        blurredRows = 0;
        doneRows = 0;
        keptRows = 0;
        if (fresh.length < BATCH * width) {
            fresh = new float[BATCH * width];
            blurred = new float[BATCH * width];
        }
        for (int column = 0; column < SIDE; column++) {
            columns[column] = sampled(column, width);
        }
        alongRows.begin(width, window(width));
        first.begin(width, window(height), BATCH);
        second.begin(SIDE, window(height), BATCH);
    }

    private static int window(int side) {
        return (side + WINDOWS_A_SIDE - 1) / WINDOWS_A_SIDE;
    }

    /** The sample of {@code side} that becomes sample {@code index} of 64. */
    private static int sampled(int index, int side) {
        return (int) ((index + 0.5) * side / SIDE);
    }

    private void blurredRow(float[] into) {
        if (++blurredRows == BATCH) {
            blurredBatch(into);
        }
    }

    /** The third and fourth filter on what the first two have ready; {@code fresh} serves for the sums. */
    private void blurredBatch(float[] into) {
        alongRows.sum(blurred, 0, fresh, 0);
        for (int row = 0; row < blurredRows; row++) {
            int at = second.at(doneRows + row);
            for (int column = 0; column < SIDE; column++) {
                int x = columns[column];
                second.rows()[at + column] = fresh[row * width + x] / alongRows.count(x);
            }
            if (second.take(line, 0)) {
                keep(into);
            }
        }
        doneRows += blurredRows;
        blurredRows = 0;
    }

    /** Takes one row of the wholly blurred picture, as often as it is sampled. */
    private void keep(float[] into) {
        int row = keptRows++;
        for (int to = (int) ((long) row * SIDE / height); to < SIDE && sampled(to, height) <= row; to++) {
            if (sampled(to, height) == row) {
                System.arraycopy(line, 0, into, to * SIDE, SIDE);
            }
        }
    }
}
