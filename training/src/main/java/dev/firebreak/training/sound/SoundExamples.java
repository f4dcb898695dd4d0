package dev.firebreak.training.sound;

import dev.firebreak.inference.frontend.LogMel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Windows that go through the encoder as one file. */
    private static final int TOGETHER = 256;

    /** Decibels of a shot's loudest tenth of a second over the loudest voices and music that are laid over it. */
    private static final double LOUDEST_BED = -4;

    private final SoundMaterial material;
    private final List<float[]> gunfire;
    private final RandomGenerator random;
    private final LiveWear wear;
    private final LiveCodec codec;
    private final LogMel logMel = new LogMel();
    private final Map<Integer, List<Waiting>> waiting = new TreeMap<>();

    /** A window that goes through the encoder with others: where its example is, and its samples. */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record Waiting(int at, float[] samples) {}

    SoundExamples(
            SoundMaterial material, List<float[]> gunfire, LiveWear wear, LiveCodec codec, RandomGenerator random) {
        this.material = material;
        this.gunfire = gunfire;
        this.wear = wear;
        this.codec = codec;
        this.random = random;
    }

    List<SoundExample> render(int count) {
        List<SoundExample> examples = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            examples.add(one(i));
            for (int kilobits : LiveCodec.KILOBITS) {
                if (waitingAt(kilobits).size() == TOGETHER) {
                    encode(examples, kilobits);
                }
            }
        }
        LiveCodec.KILOBITS.forEach(kilobits -> encode(examples, kilobits));
        return examples;
    }

    private List<Waiting> waitingAt(int kilobits) {
        return waiting.computeIfAbsent(kilobits, key -> new ArrayList<>());
    }

    private void encode(List<SoundExample> examples, int kilobits) {
        List<Waiting> together = waitingAt(kilobits);
        if (!together.isEmpty()) {
            List<float[]> encoded =
                    codec.pass(together.stream().map(Waiting::samples).toList(), kilobits);
            for (int i = 0; i < encoded.size(); i++) {
                int at = together.get(i).at();
                examples.set(at, examples.get(at).withLogMel(logMel.window(encoded.get(i))));
            }
            together.clear();
        }
    }

    /** The window that becomes example {@code at}. */
    private SoundExample one(int at) {
        Drawn drawn = drawn();
        SoundExample example = finish(drawn);
        if (among(wear.encoded())) {
            int kilobits = LiveCodec.KILOBITS.get(random.nextInt(LiveCodec.KILOBITS.size()));
            waitingAt(kilobits).add(new Waiting(at, drawn.window()));
        }
        return example;
    }

    private Drawn drawn() {
        int draw = random.nextInt(100);
        if (draw < 32) {
            return material.hasRecordings() && random.nextBoolean() ? recordedShot() : realGunfire();
        }
        if (draw < 42 && material.hasGameWeapons()) {
            return recordedGunfire();
        }
        if (draw < 52 && material.hasGamePlay()) {
            return new Drawn(window(material.gamePlay(random)), Float.NaN, SoundExample.GAME, "game-play");
        }
        if (draw < 55 && material.hasFilms()) {
            return new Drawn(window(material.film(random)), 0, SoundExample.FILM, "film");
        }
        return harmless();
    }

    private Drawn recordedShot() {
        RecordedShots clip = material.recording(random);
        int mark = clip.at()[random.nextInt(clip.at().length)];
        float[] window = part(clip.samples(), mark - random.nextInt(LATEST));
        if (random.nextInt(3) == 0) {
            lay(window, window(material.negative(random)), 0, -24 * random.nextDouble());
        }
        return new Drawn(window, 1, SoundExample.REAL, SoundExample.RECORDED);
    }

    private Drawn realGunfire() {
        boolean film = material.hasFilms() && random.nextInt(12) == 0;
        float[] window = film ? window(material.film(random)) : background();
        float[] shot = gunfire.get(random.nextInt(gunfire.size()));
        double over = film ? 9 * random.nextDouble() : 33 * random.nextDouble() - 2;
        fire(window, shot, over);
        return new Drawn(
                window, 1, film ? SoundExample.FILM : SoundExample.REAL, film ? "synthetic-over-film" : "synthetic");
    }

    /** A game's weapon in a real place: a recording like any other, so that only what is round it tells a game. */
    private Drawn recordedGunfire() {
        float[] window = background();
        float[] weapon = material.gameWeapon(random);
        fire(window, weapon, 30 * random.nextDouble() - 3);
        return new Drawn(window, Float.NaN, SoundExample.REAL, "game-weapon");
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

    private Drawn harmless() {
        int draw = random.nextInt(100);
        if (draw < 55) {
            return new Drawn(window(material.negative(random)), 0, SoundExample.UNKNOWN, "harmless");
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
            return new Drawn(window, 0, SoundExample.UNKNOWN, "impact");
        }
        if (draw < 95) {
            float[] window = window(material.negative(random));
            lay(window, window(material.negative(random)), 0, 24 * random.nextDouble() - 12);
            return new Drawn(window, 0, SoundExample.UNKNOWN, "mixed");
        }
        return new Drawn(new float[WINDOW], 0, SoundExample.UNKNOWN, "quiet");
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

    private static float[] part(float[] clip, RandomGenerator random) {
        return part(clip, clip.length <= WINDOW ? 0 : random.nextInt(clip.length - WINDOW));
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

    /** Lays voices or music over some windows, whatever they hold, puts some into a room, and passes all through a phone. */
    private SoundExample finish(Drawn drawn) {
        float[] window = drawn.window();
        float[] before = null;
        boolean talkedOver = among(wear.talkedOver()) && material.hasBeds();
        boolean inRoom = among(wear.inRoom());
        boolean gained = among(wear.gained());
        if ((talkedOver || inRoom || gained) && drawn.gunfire() != 0) {
            float[] alone = window.clone();
            Filters.scale(alone, 0.5 / Math.max(1e-6, Filters.peak(alone)));
            before = logMel.window(alone);
        }
        if (inRoom) {
            Filters.reverberate(window, 0.3 + 2 * random.nextDouble(), 1.2 * random.nextDouble());
        }
        if (talkedOver) {
            Filters.layUnder(window, part(material.bed(random), random), LOUDEST_BED + 24 * random.nextDouble());
        }
        if (gained) {
            Filters.scale(window, 1 / Math.max(1e-6, Filters.peak(window)));
            Filters.automaticGain(window, 0.1 + 0.4 * random.nextDouble(), 0.2 + 0.8 * random.nextDouble());
        }
        Recording.pass(window, random);
        return new SoundExample(logMel.window(window), drawn.gunfire(), drawn.source(), drawn.kind(), before);
    }

    /** Draws nothing where there is no such wear: a recipe without it makes the windows that it made before there was any. */
    private boolean among(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    /** A window that was drawn, before it is finished. */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record Drawn(float[] window, float gunfire, int source, String kind) {}
}
