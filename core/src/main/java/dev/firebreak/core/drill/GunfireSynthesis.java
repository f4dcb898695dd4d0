package dev.firebreak.core.drill;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Makes the sound of gunfire from physics: a Friedlander blast wave, the crack of a supersonic bullet, the noise of the
 * action, and a room's reflections and tail, recorded by a microphone that may be overdriven. The same arguments give the
 * same samples on every machine. Thread-safe.
 */
public final class GunfireSynthesis {
    private static final double DRY_SECONDS = 0.4;
    private static final double FAINT = 1e-7;

    private final int sampleRate;

    /** {@code sampleRate} in Hz, 8000 to 96000. Throws {@link IllegalArgumentException} otherwise. */
    public GunfireSynthesis(int sampleRate) {
        if (sampleRate < 8000 || sampleRate > 96_000) {
            throw new IllegalArgumentException("A sample rate is 8000 to 96000 Hz, not " + sampleRate);
        }
        this.sampleRate = sampleRate;
    }

    public int sampleRate() {
        return sampleRate;
    }

    /** One shot, mono, peak {@link Shot#level()}; the first sound (crack or blast) is at sample 0, the rest follows. */
    public float[] shot(Shot shot, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] dry = new double[(int) (DRY_SECONDS * sampleRate)];
        addMuzzle(dry, shot, random);
        double[] response = RoomResponse.of(shot.room(), shot.distanceMetres(), sampleRate, random);
        return record(absorb(convolve(dry, response), shot.distanceMetres()), shot);
    }

    /**
     * {@code rounds} shots at the weapon's rate, each a little different. Throws {@link IllegalArgumentException} unless
     * {@code rounds} is 1 to 100.
     */
    public float[] burst(Shot shot, int rounds, long seed) {
        if (rounds < 1 || rounds > 100) {
            throw new IllegalArgumentException("A burst has 1 to 100 rounds, not " + rounds);
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double spacing = 60.0 / shot.weapon().roundsPerMinute() * sampleRate;
        int tail = shot(shot, seed).length;
        float[] burst = new float[(int) (spacing * 1.15 * rounds) + tail];
        double at = 0;
        for (int i = 0; i < rounds; i++) {
            mix(shot(shot, random.nextLong()), burst, (int) at, 0.9 + 0.1 * random.nextDouble());
            at += spacing * (0.93 + 0.2 * random.nextDouble());
        }
        return burst;
    }

    /** Adds {@code samples} × {@code gain} to {@code target} from index {@code at} on, limited to [-1, 1]; the overhang is cut. */
    public static void mix(float[] samples, float[] target, int at, double gain) {
        for (int i = Math.max(0, -at); i < samples.length && at + i < target.length; i++) {
            target[at + i] = (float) Math.clamp(target[at + i] + samples[i] * gain, -1, 1);
        }
    }

    private void addMuzzle(double[] dry, Shot shot, RandomGenerator random) {
        Weapon weapon = shot.weapon();
        double distance = shot.distanceMetres();
        double cosine = Math.cos(Math.toRadians(shot.angleDegrees()));
        // Behind the muzzle the blast is about 10 dB weaker and longer than in front of it.
        double towards = Math.pow(10, (cosine - 1) * 0.25) * (0.9 + 0.2 * random.nextDouble());
        double peak = weapon.peakPascals() * towards / distance;
        double stretch = (1.25 - 0.25 * cosine) * Math.pow(Math.max(1, distance), 0.12);
        double phase = weapon.positivePhaseMillis() / 1000 * sampleRate * stretch;
        double blastAt = addCrack(dry, shot) + random.nextDouble();
        BlastWave.addFriedlander(dry, blastAt, peak, phase, weapon.decay());
        addGas(dry, weapon, peak, blastAt + phase, random);
        addAction(dry, shot, blastAt, random);
    }

    /**
     * The propellant's gas rushes out behind the blast for tens of milliseconds. To the ear it is what makes a bang of a
     * click: noise that falls off and grows duller.
     */
    private void addGas(double[] dry, Weapon weapon, double peak, double start, RandomGenerator random) {
        double fall = weapon.gasMillis() / 1000 * sampleRate;
        double smoothed = 0;
        for (int i = (int) start; i < dry.length && i < start + 7 * fall; i++) {
            double age = Math.max(0, i - start) / fall;
            double keep = Math.min(0.95, 0.3 + 0.12 * age);
            smoothed = keep * smoothed + (1 - keep) * random.nextGaussian();
            dry[i] += peak * weapon.gasLevel() * Math.exp(-age) * smoothed;
        }
    }

    /** Adds the bullet's crack, if it is heard here, and returns at which sample the blast follows. */
    private double addCrack(double[] dry, Shot shot) {
        Weapon weapon = shot.weapon();
        double mach = weapon.muzzleVelocity() / BlastWave.SOUND_SPEED;
        double angle = Math.toRadians(shot.angleDegrees());
        if (mach <= 1.05 || Math.cos(angle) <= 1 / mach) {
            return 0; // outside the Mach cone nothing but the blast arrives
        }
        double distance = shot.distanceMetres();
        double miss = Math.max(0.3, distance * Math.sin(angle));
        double along = distance * Math.cos(angle);
        double cone = Math.sqrt(mach * mach - 1);
        double crackSeconds = (along + miss * cone) / weapon.muzzleVelocity();
        double diameter = weapon.calibreMillimetres() / 1000;
        double length = weapon.bulletMillimetres() / 1000;
        double seconds = BlastWave.nWaveSeconds(mach, miss, diameter, length);
        BlastWave.addNWave(
                dry, 0, BlastWave.nWavePascals(mach, miss, diameter, length), Math.max(1, seconds * sampleRate));
        double lead = Math.max(0, distance / BlastWave.SOUND_SPEED - crackSeconds);
        return Math.min(lead, DRY_SECONDS / 2) * sampleRate;
    }

    /** Bolt back, bolt home: two bundles of ringing metal, the second at {@link Weapon#actionMillis()}. */
    private void addAction(double[] dry, Shot shot, double blastAt, RandomGenerator random) {
        Weapon weapon = shot.weapon();
        double level = weapon.actionLevel() * weapon.peakPascals() / shot.distanceMetres();
        double home = weapon.actionMillis() / 1000 * sampleRate;
        for (double part : new double[] {0.4, 1}) {
            double start = blastAt + home * part * (0.95 + 0.1 * random.nextDouble());
            for (int mode = 0; mode < 4; mode++) {
                double hertz = 1800 + 4500 * random.nextDouble();
                double ring = (0.002 + 0.006 * random.nextDouble()) * sampleRate;
                double phase = random.nextDouble() * Math.TAU;
                for (int i = (int) start; level > 0 && i < dry.length && i < start + 6 * ring; i++) {
                    double age = i - start;
                    double noise = 0.5 * random.nextGaussian();
                    dry[i] += level
                            / 4
                            * part
                            * Math.exp(-Math.max(0, age) / ring)
                            * (Math.sin(Math.TAU * hertz * age / sampleRate + phase) + noise);
                }
            }
        }
    }

    private static double[] convolve(double[] dry, double[] response) {
        double[] wet = new double[dry.length + response.length - 1];
        for (int i = 0; i < dry.length; i++) {
            double sample = dry[i];
            if (Math.abs(sample) > FAINT) {
                for (int j = 0; j < response.length; j++) {
                    wet[i + j] += sample * response[j];
                }
            }
        }
        return wet;
    }

    /** Air takes the high frequencies first: one pole at about 20 kHz / (1 + distance / 60 m). */
    private double[] absorb(double[] wet, double distance) {
        double keep = Math.exp(-Math.TAU * 20_000 / (1 + distance / 60) / sampleRate);
        double state = 0;
        for (int i = 0; i < wet.length; i++) {
            state = keep * state + (1 - keep) * wet[i];
            wet[i] = state;
        }
        return wet;
    }

    private static float[] record(double[] pressure, Shot shot) {
        double peak = 0;
        for (double sample : pressure) {
            peak = Math.max(peak, Math.abs(sample));
        }
        double scale = peak == 0 ? 0 : shot.drive() / peak;
        double full = Math.tanh(shot.drive());
        float[] samples = new float[pressure.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (shot.level() * Math.tanh(pressure[i] * scale) / full);
        }
        return samples;
    }
}
