package dev.firebreak.training.sound;

import dev.firebreak.core.evidence.Sound;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.SoundDecoder;
import dev.firebreak.training.rehearsal.Rehearsal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Whole streams of sound put together from clips, to rehearse the judge on. Everything is drawn from one random generator:
 * the same clips and seed give the same streams. A stream has one microphone: all of it goes through one {@link Recording}.
 */
public final class SoundStreams {
    /** Metres from the muzzle: the attacker's own phone, or that of somebody beside them. */
    private static final double FARTHEST_SHOT = 6;

    private static final int RATE = Sound.SAMPLE_RATE;
    private static final int HARMLESS = 60 * RATE;
    private static final int PART = 30 * RATE;
    private static final int ATTACK = 18 * RATE;
    private static final int CHUNK = 4 * RATE;

    private final SoundMaterial material;
    private final List<float[]> gunfire;
    private final List<float[]> weapons;
    private final RandomGenerator random;

    /**
     * @param vary whether weapons and places of the synthetic gunfire differ from the named ones
     * @param recognised how sure the model is of gunfire when it hears nothing but these samples: of the stand-ins for
     *     gunfire of life only the half that it is surest of is used. One that it does not take for gunfire even alone says
     *     something about the model, and nothing about how to judge what it says
     */
    public SoundStreams(
            Collection<Clip> clips,
            SoundDecoder decoder,
            boolean vary,
            ToDoubleFunction<float[]> recognised,
            long seed) {
        this.material = SoundMaterial.decode(clips, decoder);
        this.gunfire = surest(GunfireBank.make(160, vary, FARTHEST_SHOT, new Random(seed + 1)), recognised);
        this.weapons = surest(material.gameWeaponSounds(), recognised);
        this.random = new Random(seed);
    }

    private static List<float[]> surest(List<float[]> sounds, ToDoubleFunction<float[]> recognised) {
        @SuppressWarnings("ArrayRecordComponent") // sorted at once, never compared
        record Ranked(float[] sound, double sureness) {}
        return sounds.stream()
                .map(SoundStreams::fromOnset)
                .map(sound -> new Ranked(sound, recognised.applyAsDouble(alone(sound))))
                .sorted(Comparator.comparingDouble(Ranked::sureness).reversed())
                .limit((sounds.size() + 1) / 2)
                .map(Ranked::sound)
                .toList();
    }

    /** A second and a half with nothing but this sound, a fifth of a second in. */
    private static float[] alone(float[] sound) {
        float[] alone = new float[3 * RATE / 2];
        float peak = Math.max(1e-6f, Filters.peak(sound));
        for (int i = 0; i < sound.length && RATE / 5 + i < alone.length; i++) {
            alone[RATE / 5 + i] = 0.8f * sound[i] / peak;
        }
        return alone;
    }

    /**
     * Harmless streams of a minute each, attacks, single shots (half as many as attacks), games and films as they are, and
     * with gunfire laid over them (a quarter as many as attacks each). What there is no material for is left out. Streams
     * are handed over one by one: together they would fill the memory.
     */
    public void make(int minutes, int attacks, Consumer<SoundStream> taker) {
        boolean quiet = material.hasNegatives();
        times(quiet ? minutes : 0, i -> taker.accept(harmless(i)));
        times(quiet ? attacks : 0, i -> taker.accept(shooting(Rehearsal.Kind.ATTACK, i)));
        times(quiet ? attacks / 2 : 0, i -> taker.accept(shooting(Rehearsal.Kind.SHOT, i)));
        parts(material.gamePlays()).forEach(part -> taker.accept(quiet(Rehearsal.Kind.GAME, "game play", part)));
        parts(material.filmSounds()).forEach(part -> taker.accept(quiet(Rehearsal.Kind.FILM, "film", part)));
        boolean games = material.hasGamePlay() && material.hasGameWeapons();
        times(games ? attacks / 4 : 0, i -> taker.accept(gameGunfire()));
        times(material.hasFilms() ? attacks / 4 : 0, i -> taker.accept(filmGunfire()));
    }

    private static void times(int count, IntConsumer step) {
        for (int i = 0; i < count; i++) {
            step.accept(i);
        }
    }

    private SoundStream gameGunfire() {
        float[] bed = bed(material.gamePlay(random), PART);
        fire(bed, material.gameWeapon(random), 5 * RATE, bed.length - 3 * RATE, overMix());
        return quiet(Rehearsal.Kind.GAME, "game play with more gunfire", recorded(bed));
    }

    private SoundStream filmGunfire() {
        float[] bed = bed(material.film(random), PART);
        fire(bed, shot(false), 5 * RATE, bed.length - 3 * RATE, overMix());
        return quiet(Rehearsal.Kind.FILM, "film with synthetic gunfire", recorded(bed));
    }

    private SoundStream harmless(int number) {
        List<String> kinds = material.negativeKinds();
        return switch (number % 3) {
            case 0 -> quiet(Rehearsal.Kind.HARMLESS, "of all kinds", recorded(clips("")));
            case 1 -> {
                String kind = kinds.get(number / 3 % kinds.size());
                yield quiet(Rehearsal.Kind.HARMLESS, kind, recorded(clips(kind)));
            }
            default -> {
                float[] bed = bed(material.negative(random), HARMLESS);
                impacts(bed);
                yield quiet(Rehearsal.Kind.HARMLESS, "knocks, claps, bumps, hammering", recorded(bed));
            }
        };
    }

    /** A minute of clips of one kind, or of any kind, with pauses. */
    private float[] clips(String kind) {
        float[] stream = new float[HARMLESS];
        for (int at = 0; at < stream.length; at += (int) (1.5 * RATE * random.nextDouble())) {
            float[] clip = chunk(kind.isEmpty() ? material.negative(random) : material.negative(kind, random));
            double gain = Math.pow(10, -0.9 * random.nextDouble()) / Math.max(0.01, Filters.peak(clip));
            for (int i = 0; i < clip.length && at + i < stream.length; i++) {
                stream[at + i] = (float) (gain * clip[i]);
            }
            at += clip.length;
        }
        return stream;
    }

    /** Runs of the same harmless bang, from a slow knock to a nail gun or a hammer drill. */
    private void impacts(float[] bed) {
        for (int at = 2 * RATE; at < bed.length; at += (int) ((1 + 5 * random.nextDouble()) * RATE)) {
            float[] bang = Impacts.one(random);
            double gap = 0.08 * Math.pow(15, random.nextDouble());
            double over = 30 * random.nextDouble() - 3;
            for (int left = 1 + random.nextInt(12); left > 0 && at < bed.length; left--) {
                lay(bed, bang, at, over);
                at += (int) (gap * (0.9 + 0.2 * random.nextDouble()) * RATE);
            }
        }
    }

    /** Some seconds of peace, then one shot, or fire to the end. */
    private SoundStream shooting(Rehearsal.Kind kind, int number) {
        boolean weapon = number % 2 == 1 && !weapons.isEmpty();
        float[] bed = bed(material.negative(random), ATTACK);
        int from = (int) ((6 + 3 * random.nextDouble()) * RATE);
        if (kind == Rehearsal.Kind.SHOT) {
            lay(bed, shot(weapon), from, overScene());
        } else {
            fire(bed, shot(weapon), from, bed.length, overScene());
        }
        Recording.passBesideGun(bed, random);
        String what = weapon ? "recordings of game weapons" : "synthetic";
        return new SoundStream(kind, what, bed, duration(from), weapon);
    }

    private float[] shot(boolean weapon) {
        List<float[]> bank = weapon ? weapons : gunfire;
        return bank.get(random.nextInt(bank.size()));
    }

    private static float[] fromOnset(float[] sound) {
        int onset = onset(sound);
        return Arrays.copyOfRange(sound, onset, Math.min(sound.length, onset + 2 * RATE));
    }

    /** Aimed fire, slow fire or bursts, three shots within four seconds at least. */
    private void fire(float[] bed, float[] shot, int from, int until, double over) {
        int pattern = random.nextInt(3);
        double gap = pattern == 0 ? 0.2 + 0.4 * random.nextDouble() : 0.8 + 0.5 * random.nextDouble();
        int rounds = pattern == 2 ? 3 + random.nextInt(3) : 1;
        for (int at = from; at < until; at += (int) (gap * (0.85 + 0.3 * random.nextDouble()) * RATE)) {
            for (int round = 0; round < rounds; round++) {
                lay(bed, shot, at + (int) (0.1 * round * RATE), over + 2 * random.nextGaussian());
            }
        }
    }

    /** Decibels of a shot within six metres of the microphone: nothing else in the scene is nearly as loud. */
    private double overScene() {
        return 15 + 25 * random.nextDouble();
    }

    /** Decibels of a shot that somebody has mixed with music and voices. */
    private double overMix() {
        return 3 + 30 * random.nextDouble();
    }

    /** Lays a sound over the bed, its peak {@code decibels} over four times the root mean square around it. */
    private static void lay(float[] bed, float[] sound, int at, double decibels) {
        float[] around =
                Arrays.copyOfRange(bed, Math.max(0, Math.min(bed.length, at) - RATE), Math.min(bed.length, at + 1));
        double reference = Math.max(0.01, Math.min(0.3, 4 * Filters.rootMeanSquare(around)));
        double gain = reference * Math.pow(10, decibels / 20) / Math.max(1e-6, Filters.peak(sound));
        for (int i = 0; i < sound.length && at + i < bed.length; i++) {
            bed[at + i] += (float) (gain * sound[i]);
        }
    }

    /** A clip over and over, at the level of a scene in which nothing happens. */
    private float[] bed(float[] clip, int length) {
        float[] bed = new float[length];
        int from = clip.length <= length ? 0 : random.nextInt(clip.length - length);
        double gain = Math.pow(10, -0.5 - random.nextDouble()) / Math.max(0.01, Filters.peak(clip));
        for (int i = 0; i < length; i++) {
            bed[i] = (float) (gain * clip[(from + i) % clip.length]);
        }
        return bed;
    }

    private float[] recorded(float[] stream) {
        Recording.pass(stream, random);
        return stream;
    }

    private static List<float[]> parts(List<float[]> clips) {
        List<float[]> parts = new ArrayList<>();
        for (float[] clip : clips) {
            for (int from = 0; from + PART / 3 <= clip.length; from += PART) {
                parts.add(Arrays.copyOfRange(clip, from, Math.min(clip.length, from + PART)));
            }
        }
        return parts;
    }

    private float[] chunk(float[] clip) {
        int from = clip.length <= CHUNK ? 0 : random.nextInt(clip.length - CHUNK);
        return Arrays.copyOfRange(clip, from, from + Math.min(clip.length, CHUNK));
    }

    /** Where a sound begins: its first sample at a fifth of its peak. */
    private static int onset(float[] sound) {
        float enough = Filters.peak(sound) / 5;
        int at = 0;
        while (at < sound.length - 1 && Math.abs(sound[at]) < enough) {
            at++;
        }
        return at;
    }

    private static SoundStream quiet(Rehearsal.Kind kind, String what, float[] samples) {
        return new SoundStream(kind, what, samples, Duration.ZERO, false);
    }

    private static Duration duration(long samples) {
        return Duration.ofNanos(samples * 1_000_000_000L / RATE);
    }
}
