package dev.firebreak.core.edit;

import java.util.SplittableRandom;

/**
 * A screen filmed by a hand-held camera: seen from the side, shaken, its pixels beating with the camera's (moire), a brighter band that
 * rolls, dark corners, softness, noise.
 */
final class Refilming {
    private static final Picture ROOM = Picture.plain(320, 240, 38, 34, 30);

    private final long seed;
    private final double[] corners = new double[8];
    private final double shake;
    private final double moire;
    private final double period;
    private final double slant;
    private final double grain;

    /** {@code strength} 0 to 1: how far from the middle, how shaken, how much moire. */
    Refilming(long seed, double strength) {
        SplittableRandom random = new SplittableRandom(seed);
        this.seed = seed;
        double margin = 0.01 + 0.06 * strength;
        double slip = 0.02 + 0.1 * strength;
        double[] square = {0, 0, 1, 0, 1, 1, 0, 1};
        for (int i = 0; i < corners.length; i++) {
            double inward = square[i] == 0 ? 1 : -1;
            corners[i] = square[i] + inward * (margin + slip * random.nextDouble());
        }
        shake = 0.004 + 0.012 * strength;
        moire = 4 + 14 * strength;
        period = random.nextDouble(3, 11);
        slant = random.nextDouble(-0.6, 0.6);
        grain = 3 + 6 * strength;
    }

    Film of(Film film) {
        return at -> filmed(film.at(at), at);
    }

    private Picture filmed(Picture screen, double at) {
        double[] now = corners.clone();
        double x = shake * (Math.sin(2.1 * at) + 0.6 * Math.sin(5.3 * at + 1));
        double y = shake * (Math.cos(1.7 * at) + 0.6 * Math.sin(4.1 * at + 2));
        for (int i = 0; i < now.length; i++) {
            now[i] += i % 2 == 0 ? x : y;
        }
        Picture seen = Projection.corners(now).draw(screen, ROOM);
        Picture lit = light(Grain.blurred(seen, 0.006), at);
        return Grain.noisy(lit, grain, seed + Math.round(1000 * at));
    }

    private Picture light(Picture picture, double at) {
        byte[] rgb = picture.rgb().clone();
        int width = picture.width();
        int height = picture.height();
        double roll = (at * 0.7) % 1;
        for (int y = 0; y < height; y++) {
            double v = y / (double) height - 0.5;
            double band = Math.abs((y / (double) height - roll + 1) % 1 - 0.5) < 0.12 ? 1.12 : 1;
            for (int x = 0; x < width; x++) {
                double u = x / (double) width - 0.5;
                double factor = band * (1 - 0.7 * (u * u + v * v));
                double beat = moire * Math.sin(2 * Math.PI * (x + slant * y) / period);
                int pixel = Picture.CHANNELS * (y * width + x);
                for (int i = pixel; i < pixel + Picture.CHANNELS; i++) {
                    rgb[i] = (byte) Math.clamp(Math.round((rgb[i] & 0xff) * factor + beat), 0, 255);
                }
            }
        }
        return new Picture(width, height, rgb);
    }

    /** As the room's microphone hears it. */
    float[] heard(float[] sound, double overNoise) {
        float[] room = Waves.band(Waves.inRoom(sound), 250, 4500);
        return Waves.over(room, Waves.noise(Math.max(1, sound.length), seed), overNoise);
    }
}
