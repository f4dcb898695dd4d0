package dev.firebreak.core.fingerprint.video;

/** Where in a picture something is shown: the rest is bars or borders. In shares of its sides, 0 to 1 from the top left. */
record ContentBox(double left, double top, double right, double bottom) {
    static final ContentBox ALL = new ContentBox(0, 0, 1, 1);

    /** A side's border thinner than this share of it is none: encoders blur edges. */
    private static final double LEAST_BORDER = 0.02;

    /** Content is at least this share of a side; less is a dark scene or a logo on black. */
    private static final double LEAST_CONTENT = 0.25;

    ContentBox union(ContentBox other) {
        return new ContentBox(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    /** This box where it is a believable one, the whole picture otherwise. */
    ContentBox orAll() {
        ContentBox box = new ContentBox(
                left < LEAST_BORDER ? 0 : left,
                top < LEAST_BORDER ? 0 : top,
                right > 1 - LEAST_BORDER ? 1 : right,
                bottom > 1 - LEAST_BORDER ? 1 : bottom);
        boolean believable = box.right - box.left >= LEAST_CONTENT && box.bottom - box.top >= LEAST_CONTENT;
        return believable ? box : ALL;
    }
}
