package dev.firebreak.core.drill;

/**
 * One shot as one microphone records it.
 *
 * @param weapon what is fired
 * @param distanceMetres from the muzzle to the microphone, {@value #MIN_DISTANCE_METRES} to {@value #MAX_DISTANCE_METRES}
 * @param angleDegrees between the line of fire and the microphone: 0 in front of the muzzle, 180 behind it, where the shooter
 *     stands
 * @param room where
 * @param drive how far the microphone is overdriven: 1 is clean, 20 flattens the blast as a phone does beside a rifle
 * @param level peak of the recording, above 0 to 1
 */
public record Shot(Weapon weapon, double distanceMetres, double angleDegrees, Room room, double drive, double level) {
    public static final double MIN_DISTANCE_METRES = 0.3;
    public static final double MAX_DISTANCE_METRES = 2000;

    /** Throws {@link IllegalArgumentException} unless the figures are in range. */
    public Shot {
        if (!(distanceMetres >= MIN_DISTANCE_METRES && distanceMetres <= MAX_DISTANCE_METRES)
                || !(angleDegrees >= 0 && angleDegrees <= 180)
                || !(drive >= 1 && drive <= 100)
                || !(level > 0 && level <= 1)) {
            throw new IllegalArgumentException(
                    "A shot is heard from 0.3 to 2000 m at 0 to 180 degrees, with a drive of 1 to 100 and a level above 0 to 1");
        }
    }

    /** The shooter's own phone: half a metre behind the muzzle, overdriven. */
    public static Shot byShooter(Weapon weapon, Room room) {
        return new Shot(weapon, 0.6, 150, room, 8, 0.95);
    }
}
