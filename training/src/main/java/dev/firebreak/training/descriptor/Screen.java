package dev.firebreak.training.descriptor;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** A screen filmed with a phone: askew, smaller or larger than what the phone sees, with the screen's raster and darker corners. */
public final class Screen {
    private static final double[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

    private final double[] map;
    private final double ripple;
    private final double raster;

    /** {@code strength} 0 to 1: how far each corner lies from where it belongs, and how strong the raster is. */
    public Screen(double strength, RandomGenerator random) {
        double[][] seen = new double[4][];
        double zoom = 0.85 + 0.25 * random.nextDouble();
        for (int i = 0; i < 4; i++) {
            seen[i] = new double[] {
                0.5 + (CORNERS[i][0] - 0.5) * zoom + 0.16 * strength * (random.nextDouble() - 0.5),
                0.5 + (CORNERS[i][1] - 0.5) * zoom + 0.16 * strength * (random.nextDouble() - 0.5)
            };
        }
        map = homography(seen);
        ripple = 0.1 * strength;
        raster = 1.5 + 2 * random.nextDouble();
    }

    /** What the phone sees of {@code picture}, with {@code room} around the screen. */
    public BufferedImage filmed(BufferedImage picture, BufferedImage room) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] from = Edits.pixels(picture);
        BufferedImage out = Edits.scaled(room, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (x + 0.5) / width;
                double v = (y + 0.5) / height;
                double w = map[6] * u + map[7] * v + 1;
                int sx = (int) Math.floor((map[0] * u + map[1] * v + map[2]) / w * width);
                int sy = (int) Math.floor((map[3] * u + map[4] * v + map[5]) / w * height);
                boolean screen = sx >= 0 && sy >= 0 && sx < width && sy < height;
                double far = (u - 0.5) * (u - 0.5) + (v - 0.5) * (v - 0.5);
                double light = screen ? (1 - 0.6 * far) * (1 + ripple * Math.sin(raster * (x + 0.3 * y))) : 0.35;
                out.setRGB(x, y, lit(screen ? from[sy * width + sx] : out.getRGB(x, y), light));
            }
        }
        return Edits.recoded(Edits.blurred(out, 3), 1, 0.4f);
    }

    private static int lit(int colour, double light) {
        int out = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            out = out << 8 | Math.clamp((int) ((colour >> shift & 255) * light), 0, 255);
        }
        return out;
    }

    /** What takes the four points to the corners of the unit square: eight linear equations. */
    private static double[] homography(double[][] points) {
        double[][] rows = new double[8][];
        for (int i = 0; i < 4; i++) {
            double u = points[i][0];
            double v = points[i][1];
            double x = CORNERS[i][0];
            double y = CORNERS[i][1];
            rows[2 * i] = new double[] {u, v, 1, 0, 0, 0, -u * x, -v * x, x};
            rows[2 * i + 1] = new double[] {0, 0, 0, u, v, 1, -u * y, -v * y, y};
        }
        for (int c = 0; c < 8; c++) {
            eliminate(rows, c);
        }
        double[] solved = new double[8];
        for (int i = 0; i < 8; i++) {
            solved[i] = rows[i][8];
        }
        return solved;
    }

    private static void eliminate(double[][] rows, int c) {
        int pivot = c;
        for (int r = c; r < 8; r++) {
            pivot = Math.abs(rows[r][c]) > Math.abs(rows[pivot][c]) ? r : pivot;
        }
        double[] row = rows[pivot];
        rows[pivot] = rows[c];
        rows[c] = row;
        double by = row[c];
        for (int k = 0; k < 9; k++) {
            row[k] /= by;
        }
        for (int r = 0; r < rows.length; r++) {
            double share = r == c ? 0 : rows[r][c];
            for (int k = 0; k < 9; k++) {
                rows[r][k] -= share * row[k];
            }
        }
    }
}
