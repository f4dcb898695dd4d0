package dev.firebreak.core.fingerprint.picture;

/** Another plane at another size, by nearest neighbours. */
final class SampledPlane extends LumaPlane {
    private final LumaPlane source;
    private final float[] line;
    private final int[] columns;

    SampledPlane(LumaPlane source, int width, int height) {
        super(width, height, source.span());
        this.source = source;
        line = new float[source.width()];
        columns = new int[width];
        for (int x = 0; x < width; x++) {
            columns[x] = (int) ((long) x * source.width() / width);
        }
    }

    @Override
    void row(int y, float[] into, int at) {
        source.row((int) ((long) y * source.height() / height()), line, 0);
        for (int x = 0; x < columns.length; x++) {
            into[at + x] = line[columns[x]];
        }
    }
}
