package dev.firebreak.core.fingerprint.video;

import java.util.Optional;

/**
 * Finds the bars and borders of one picture: lines along its edges, each of one brightness but for a little noise and a small logo, and
 * of the same brightness as the outermost. A picture that has nothing in it gives no answer.
 */
final class BorderFinder {
    private static final int NOISE = 12;
    private static final int SHIFT = 8;
    private static final double LOGO_SHARE = 0.06;

    private final LumaPicture picture;

    private BorderFinder(LumaPicture picture) {
        this.picture = picture;
    }

    /** Where something is shown; empty where nothing is. */
    static Optional<ContentBox> find(LumaPicture picture) {
        BorderFinder finder = new BorderFinder(picture);
        int top = finder.border(true, true);
        int height = picture.height();
        if (top == height) {
            return Optional.empty();
        }
        int bottom = finder.border(true, false);
        int left = finder.border(false, true);
        int right = finder.border(false, false);
        int width = picture.width();
        if (top + bottom >= height || left + right >= width) {
            return Optional.empty();
        }
        return Optional.of(new ContentBox(
                (double) left / width,
                (double) top / height,
                (double) (width - right) / width,
                (double) (height - bottom) / height));
    }

    /** How many lines along an edge belong to a border. */
    private int border(boolean rows, boolean fromStart) {
        int lines = rows ? picture.height() : picture.width();
        int outermost = mean(rows, fromStart ? 0 : lines - 1);
        int count = 0;
        while (count < lines && isBorder(rows, fromStart ? count : lines - 1 - count, outermost)) {
            count++;
        }
        return count;
    }

    private int mean(boolean rows, int line) {
        int length = length(rows);
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += pixel(rows, line, i);
        }
        return (int) (sum / length);
    }

    private boolean isBorder(boolean rows, int line, int brightness) {
        int length = length(rows);
        int other = 0;
        long sum = 0;
        for (int i = 0; i < length; i++) {
            int pixel = pixel(rows, line, i);
            boolean fits = Math.abs(pixel - brightness) <= NOISE;
            other += fits ? 0 : 1;
            sum += fits ? pixel : brightness;
        }
        return other <= LOGO_SHARE * length && Math.abs(sum / length - brightness) <= SHIFT;
    }

    private int length(boolean rows) {
        return rows ? picture.width() : picture.height();
    }

    private int pixel(boolean rows, int line, int along) {
        int x = rows ? along : line;
        int y = rows ? line : along;
        return picture.samples()[picture.offset() + y * picture.stride() + x] & 0xff;
    }
}
