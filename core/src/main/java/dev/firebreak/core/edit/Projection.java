package dev.firebreak.core.edit;

/**
 * Where on an old picture each point of a new one lies: a projection of the plane. Both in shares of their sides, from the top left.
 * Square to quadrilateral after P. Heckbert, Fundamentals of Texture Mapping, 1989.
 */
final class Projection {
    private static final int MAX_SAMPLES = 4;
    private static final int NINE = 9;

    private final double[] m;

    private Projection(double... m) {
        this.m = m;
    }

    /** The new picture shows this part of the old one; left and right exchanged, it is mirrored. */
    static Projection part(double left, double top, double right, double bottom) {
        return new Projection(right - left, 0, left, 0, bottom - top, top, 0, 0, 1);
    }

    /** The old picture is shown in this part of the new one. */
    static Projection into(double left, double top, double right, double bottom) {
        double width = right - left;
        double height = bottom - top;
        return new Projection(1 / width, 0, -left / width, 0, 1 / height, -top / height, 0, 0, 1);
    }

    /** Turned clockwise by quarters; the sides of the new picture are exchanged where {@code quarters} is odd. */
    static Projection quarters(int quarters) {
        return switch (Math.floorMod(quarters, 4)) {
            case 1 -> new Projection(0, 1, 0, -1, 0, 1, 0, 0, 1);
            case 2 -> new Projection(-1, 0, 1, 0, -1, 1, 0, 0, 1);
            case 3 -> new Projection(0, -1, 1, 1, 0, 0, 0, 0, 1);
            default -> part(0, 0, 1, 1);
        };
    }

    /** Turned clockwise about the middle by an angle in radians, and enlarged. {@code aspect}: width over height. */
    static Projection turned(double angle, double scale, double aspect) {
        double cos = Math.cos(angle) / scale;
        double sin = Math.sin(angle) / scale;
        double across = sin / aspect;
        double down = -sin * aspect;
        return new Projection(cos, across, 0.5 - (cos + across) / 2, down, cos, 0.5 - (down + cos) / 2, 0, 0, 1);
    }

    /** The old picture's corners lie at these points of the new one: x and y of top left, top right, bottom right, bottom left. */
    static Projection corners(double... c) {
        double sumX = c[0] - c[2] + c[4] - c[6];
        double sumY = c[1] - c[3] + c[5] - c[7];
        double x1 = c[2] - c[4];
        double y1 = c[3] - c[5];
        double x2 = c[6] - c[4];
        double y2 = c[7] - c[5];
        double area = x1 * y2 - x2 * y1;
        double g = (sumX * y2 - x2 * sumY) / area;
        double h = (x1 * sumY - sumX * y1) / area;
        double[] to = {
            c[2] - c[0] + g * c[2],
            c[6] - c[0] + h * c[6],
            c[0],
            c[3] - c[1] + g * c[3],
            c[7] - c[1] + h * c[7],
            c[1],
            g,
            h,
            1
        };
        return new Projection(inverse(to));
    }

    private static double[] inverse(double[] a) {
        double[] inverse = {
            a[4] * a[8] - a[5] * a[7],
            a[2] * a[7] - a[1] * a[8],
            a[1] * a[5] - a[2] * a[4],
            a[5] * a[6] - a[3] * a[8],
            a[0] * a[8] - a[2] * a[6],
            a[2] * a[3] - a[0] * a[5],
            a[3] * a[7] - a[4] * a[6],
            a[1] * a[6] - a[0] * a[7],
            a[0] * a[4] - a[1] * a[3]
        };
        double last = inverse[NINE - 1];
        for (int i = 0; i < NINE; i++) {
            inverse[i] /= last;
        }
        return inverse;
    }

    /** Draws the old picture on a new one, over {@code ground} where it does not reach. */
    Picture draw(Picture old, Picture ground) {
        int width = ground.width();
        int height = ground.height();
        byte[] rgb = ground.rgb().clone();
        int samples = samples(old, width, height);
        Reader reader = new Reader(old);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                reader.clear();
                for (int i = 0; i < samples * samples; i++) {
                    double u = (x + (i % samples + 0.5) / samples) / width;
                    int line = i / samples;
                    double v = (y + (line + 0.5) / samples) / height;
                    double w = m[6] * u + m[7] * v + m[8];
                    reader.add((m[0] * u + m[1] * v + m[2]) / w, (m[3] * u + m[4] * v + m[5]) / w);
                }
                reader.put(rgb, Picture.CHANNELS * (y * width + x), samples * samples);
            }
        }
        return new Picture(width, height, rgb);
    }

    /** Where pixels of the new picture cover several of the old one, so many samples each way are averaged. */
    private int samples(Picture old, int width, int height) {
        double across = Math.hypot(m[0] * old.width(), m[3] * old.height()) / width;
        double down = Math.hypot(m[1] * old.width(), m[4] * old.height()) / height;
        return Math.clamp(Math.round(Math.max(across, down)), 1, MAX_SAMPLES);
    }

    /** Adds up samples of a picture, interpolated between its pixels. */
    private static final class Reader {
        private final int width;
        private final int height;
        private final byte[] rgb;
        private double red;
        private double green;
        private double blue;
        private int count;

        private Reader(Picture picture) {
            width = picture.width();
            height = picture.height();
            rgb = picture.rgb();
        }

        private void clear() {
            red = 0;
            green = 0;
            blue = 0;
            count = 0;
        }

        private void add(double u, double v) {
            if (u < 0 || u >= 1 || v < 0 || v >= 1) {
                return;
            }
            double x = Math.clamp(u * width - 0.5, 0, width - 1.0);
            double y = Math.clamp(v * height - 0.5, 0, height - 1.0);
            int left = (int) x;
            int top = (int) y;
            double right = x - left;
            double lower = y - top;
            int at = Picture.CHANNELS * (top * width + left);
            int next = left + 1 < width ? Picture.CHANNELS : 0;
            int below = top + 1 < height ? Picture.CHANNELS * width : 0;
            red += between(at, next, below, right, lower);
            green += between(at + 1, next, below, right, lower);
            blue += between(at + 2, next, below, right, lower);
            count++;
        }

        private double between(int at, int next, int below, double right, double lower) {
            double upperLine = (rgb[at] & 0xff) * (1 - right) + (rgb[at + next] & 0xff) * right;
            double lowerLine = (rgb[at + below] & 0xff) * (1 - right) + (rgb[at + below + next] & 0xff) * right;
            return upperLine * (1 - lower) + lowerLine * lower;
        }

        private void put(byte[] to, int at, int all) {
            if (count == 0) {
                return;
            }
            double left = (all - count) / (double) all;
            to[at] = (byte) Math.round(left * (to[at] & 0xff) + red / all);
            to[at + 1] = (byte) Math.round(left * (to[at + 1] & 0xff) + green / all);
            to[at + 2] = (byte) Math.round(left * (to[at + 2] & 0xff) + blue / all);
        }
    }
}
