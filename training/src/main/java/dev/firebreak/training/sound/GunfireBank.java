package dev.firebreak.training.sound;

import dev.firebreak.core.drill.GunfireSynthesis;
import dev.firebreak.core.drill.Room;
import dev.firebreak.core.drill.Shot;
import dev.firebreak.core.drill.Weapon;
import dev.firebreak.core.evidence.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Synthetic gunfire: shots and bursts of varied weapons, places and microphones. Never a test of the real thing. */
final class GunfireBank {
    private static final List<Weapon> WEAPONS =
            List.of(Weapon.PISTOL, Weapon.REVOLVER, Weapon.CARBINE, Weapon.RIFLE, Weapon.AUTOMATIC, Weapon.SHOTGUN);
    private static final List<Room> ROOMS =
            List.of(Room.OPEN_FIELD, Room.STREET, Room.SMALL_ROOM, Room.CORRIDOR, Room.HALL, Room.CAR_PARK);

    /** Longer sounds are cut: a window is shorter still. */
    private static final int LONGEST = 3 * Sound.SAMPLE_RATE;

    private static final double NEAREST = 0.4;

    private GunfireBank() {}

    /**
     * {@code count} sounds from the shooter's hand to {@code farthest} metres away, more often near. With {@code vary} false,
     * weapons and rooms are exactly the named ones.
     */
    static List<float[]> make(int count, boolean vary, double farthest, RandomGenerator random) {
        GunfireSynthesis synthesis = new GunfireSynthesis(Sound.SAMPLE_RATE);
        List<float[]> bank = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Weapon weapon = WEAPONS.get(i % WEAPONS.size());
            Room room = ROOMS.get(random.nextInt(ROOMS.size()));
            Shot shot =
                    shot(vary ? varied(weapon, random) : weapon, vary ? varied(room, random) : room, farthest, random);
            boolean single = random.nextInt(3) > 0;
            float[] sound = single
                    ? synthesis.shot(shot, random.nextLong())
                    : synthesis.burst(shot, 2 + random.nextInt(4), random.nextLong());
            bank.add(sound.length > LONGEST ? java.util.Arrays.copyOf(sound, LONGEST) : sound);
        }
        return bank;
    }

    private static Shot shot(Weapon weapon, Room room, double farthest, RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            return Shot.byShooter(weapon, room);
        }
        double distance = NEAREST * Math.pow(farthest / NEAREST, Math.pow(random.nextDouble(), 1.5));
        return new Shot(weapon, distance, 180 * random.nextDouble(), room, Math.pow(25, random.nextDouble()), 0.95);
    }

    private static Weapon varied(Weapon of, RandomGenerator random) {
        return new Weapon(
                of.name(),
                of.peakPascals() * around(random, 1.5),
                of.positivePhaseMillis() * around(random, 1.4),
                Math.clamp(of.decay() * around(random, 1.2), 0.7, 1.6),
                of.muzzleVelocity() * around(random, 1.15),
                of.calibreMillimetres() * around(random, 1.2),
                of.bulletMillimetres() * around(random, 1.2),
                Math.min(1, of.actionLevel() * around(random, 3)),
                of.actionMillis() * around(random, 1.5),
                Math.min(1, of.gasLevel() * around(random, 2.5)),
                of.gasMillis() * around(random, 2),
                of.roundsPerMinute() * around(random, 1.5));
    }

    private static Room varied(Room of, RandomGenerator random) {
        return new Room(
                of.sizeMetres() * around(random, 2),
                Math.min(3, of.reverberationSeconds() * around(random, 2)),
                Math.min(1, of.echo() * around(random, 2.5)));
    }

    /** A factor between 1 / {@code most} and {@code most}. */
    private static double around(RandomGenerator random, double most) {
        return Math.pow(most, 2 * random.nextDouble() - 1);
    }
}
