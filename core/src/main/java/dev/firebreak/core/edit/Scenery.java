package dev.firebreak.core.edit;

import java.util.SplittableRandom;

/** Pictures of nothing: waves of colour with discs and boxes that drift. Without end. */
final class Scenery implements Film {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int SHAPES = 9;
    private static final int WAVES = 3;

    /** Seconds after which there is another scene. */
    private static final double SCENE = 4;

    private final long seed;

    Scenery(long seed) {
        this.seed = seed;
    }

    @Override
    public Picture at(double seconds) {
        SplittableRandom random = new SplittableRandom(seed + 7919L * (long) (seconds / SCENE));
        Canvas canvas = new Canvas(waves(random, seconds));
        for (int i = 0; i < SHAPES; i++) {
            double x = drift(random, seconds);
            double y = drift(random, seconds);
            double size = random.nextDouble(0.04, 0.2);
            Canvas.Ink ink = Canvas.Ink.random(random, random.nextDouble(0.5, 1));
            if (i % 2 == 0) {
                canvas.disc(x, y, size / 2, ink);
            } else {
                canvas.box(x - size / 2, y - size, x + size / 2, y + size, ink);
            }
        }
        return canvas.picture();
    }

    private static double drift(SplittableRandom random, double seconds) {
        double middle = random.nextDouble();
        double speed = random.nextDouble(0.1, 0.8);
        return middle + 0.15 * Math.sin(speed * seconds + 6 * middle);
    }

    private static Picture waves(SplittableRandom random, double seconds) {
        byte[] rgb = new byte[WIDTH * HEIGHT * Picture.CHANNELS];
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            double[] across = new double[WIDTH];
            double[] down = new double[HEIGHT];
            for (int wave = 0; wave < WAVES; wave++) {
                add(across, random, seconds);
                add(down, random, seconds);
            }
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    double value = 128 + 45 * (across[x] + down[y]);
                    rgb[Picture.CHANNELS * (y * WIDTH + x) + channel] = (byte) Math.clamp(Math.round(value), 0, 255);
                }
            }
        }
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    private static void add(double[] line, SplittableRandom random, double seconds) {
        double length = random.nextDouble(25, 150);
        double phase = random.nextDouble(6.3) + seconds * random.nextDouble(0.2, 1);
        for (int i = 0; i < line.length; i++) {
            line[i] += 0.6 * Math.sin(6.283 * i / length + phase);
        }
    }
}
