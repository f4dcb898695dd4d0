package dev.firebreak.training.sound;

import dev.firebreak.inference.frontend.LogMel;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Renders labelled windows: synthetic gunfire and games' weapons over harmless sound, and harmless sound of every kind.
 * Everything is drawn from one random generator: the same seed gives the same windows.
 */
final class SoundExamples {
    private static final int WINDOW = LogMel.WINDOW_SAMPLES;

    /** A shot counts when it begins between these places of the window; others would be a tail without its bang. */
    private static final int EARLIEST = -800;

    private static final int LATEST = 13_600;

    private final SoundMaterial material;
    private final List<float[]> gunfire;
    private final RandomGenerator random;
    private final LogMel logMel = new LogMel();

    SoundExamples(SoundMaterial material, List<float[]> gunfire, RandomGenerator random) {
        this.material = material;
        this.gunfire = gunfire;
        this.random = random;
    }

    List<SoundExample> render(int count) {
        List<SoundExample> examples = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            examples.add(one());
        }
        return examples;
    }

    private SoundExample one() {
        int draw = random.nextInt(100);
        if (draw < 32) {
            return material.hasRecordings() && random.nextBoolean() ? recordedShot() : realGunfire();
        }
        if (draw < 42 && material.hasGameWeapons()) {
            return recordedGunfire();
        }
        if (draw < 52 && material.hasGamePlay()) {
            return finish(window(material.gamePlay(random)), Float.NaN, SoundExample.GAME, "game-play");
        }
        if (draw < 55 && material.hasFilms()) {
            return finish(window(material.film(random)), 0, SoundExample.FILM, "film");
        }
        return harmless();
    }

    private SoundExample recordedShot() {
        RecordedShots clip = material.recording(random);
        int mark = clip.at()[random.nextInt(clip.at().length)];
        float[] window = part(clip.samples(), mark - random.nextInt(LATEST));
        if (random.nextInt(3) == 0) {
            lay(window, window(material.negative(random)), 0, -24 * random.nextDouble());
        }
        return finish(window, 1, SoundExample.REAL, SoundExample.RECORDED);
    }

    private SoundExample realGunfire() {
        boolean film = material.hasFilms() && random.nextInt(12) == 0;
        float[] window = film ? window(material.film(random)) : background();
        float[] shot = gunfire.get(random.nextInt(gunfire.size()));
        double over = film ? 9 * random.nextDouble() : 33 * random.nextDouble() - 2;
        fire(window, shot, over);
        return finish(
                window, 1, film ? SoundExample.FILM : SoundExample.REAL, film ? "synthetic-over-film" : "synthetic");
    }

    /** A game's weapon in a real place: a recording like any other, so that only what is round it tells a game. */
    private SoundExample recordedGunfire() {
        float[] window = background();
        float[] weapon = material.gameWeapon(random);
        fire(window, weapon, 30 * random.nextDouble() - 3);
        return finish(window, Float.NaN, SoundExample.REAL, "game-weapon");
    }

    /** One shot, or up to eight at an even pace, from that of an automatic weapon to that of aimed fire. */
    private void fire(float[] window, float[] shot, double over) {
        double gain = gain(window, shot, over);
        int at = EARLIEST + random.nextInt(LATEST - EARLIEST);
        int spacing = (int) (1200 * Math.pow(8, random.nextDouble()));
        for (int left = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(7); left > 0 && at < LATEST; left--) {
            add(window, shot, at, gain);
            at += spacing;
        }
    }

    /** The same harmless bang over and over: from steps and knocks to a nail gun and a jackhammer. */
    private void hammer(float[] window) {
        float[] bang = Impacts.one(random);
        double gain = gain(window, bang, 36 * random.nextDouble() - 6);
        double spacing = 480 * Math.pow(20, random.nextDouble());
        double at = random.nextInt(LATEST) - LATEST * (double) random.nextInt(2);
        for (int left = 2 + random.nextInt(40); left > 0 && at < LATEST; left--) {
            add(window, bang, (int) at, gain * (0.8 + 0.4 * random.nextDouble()));
            at += spacing * (0.95 + 0.1 * random.nextDouble());
        }
    }

    private SoundExample harmless() {
        int draw = random.nextInt(100);
        if (draw < 55) {
            return finish(window(material.negative(random)), 0, SoundExample.UNKNOWN, "harmless");
        }
        if (draw < 75) {
            float[] window = background();
            if (random.nextBoolean()) {
                hammer(window);
            } else {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    lay(window, Impacts.one(random), random.nextInt(LATEST), 36 * random.nextDouble() - 6);
                }
            }
            return finish(window, 0, SoundExample.UNKNOWN, "impact");
        }
        if (draw < 95) {
            float[] window = window(material.negative(random));
            lay(window, window(material.negative(random)), 0, 24 * random.nextDouble() - 12);
            return finish(window, 0, SoundExample.UNKNOWN, "mixed");
        }
        return finish(new float[WINDOW], 0, SoundExample.UNKNOWN, "quiet");
    }

    /** What goes on while somebody shoots: now and then next to nothing. */
    private float[] background() {
        if (random.nextInt(5) == 0) {
            float[] window = new float[WINDOW];
            Filters.addNoise(window, 0.01, 0.97 * random.nextDouble(), random);
            return window;
        }
        return window(material.negative(random));
    }

    /** A window's worth of a clip: round its loudest moment half of the time, padded with silence where it is short. */
    private float[] window(float[] clip) {
        int from;
        if (random.nextBoolean() || clip.length <= WINDOW) {
            from = Filters.loudest(clip) - random.nextInt(WINDOW);
        } else {
            from = random.nextInt(clip.length - WINDOW);
        }
        float[] window = part(clip, from);
        if (random.nextInt(3) == 0) {
            Filters.reverberate(window, 0.2 + 2 * random.nextDouble(), 0.8 * random.nextDouble());
        }
        return window;
    }

    private static float[] part(float[] clip, int from) {
        float[] window = new float[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            int at = from + i;
            window[i] = at >= 0 && at < clip.length ? clip[at] : 0;
        }
        return window;
    }

    private static void lay(float[] window, float[] sound, int at, double decibels) {
        add(window, sound, at, gain(window, sound, decibels));
    }

    /** What makes the sound's peak {@code decibels} over four times the window's root mean square. */
    private static double gain(float[] window, float[] sound, double decibels) {
        double reference = Math.max(0.004, 4 * Filters.rootMeanSquare(window));
        return reference * Math.pow(10, decibels / 20) / Math.max(1e-6, Filters.peak(sound));
    }

    private static void add(float[] window, float[] sound, int at, double gain) {
        for (int i = Math.max(0, -at); i < sound.length && at + i < window.length; i++) {
            window[at + i] += (float) (gain * sound[i]);
        }
    }

    private SoundExample finish(float[] window, float label, int source, String kind) {
        Recording.pass(window, random);
        return new SoundExample(logMel.window(window), label, source, kind);
    }
}
