package dev.firebreak.core.drill;

/**
 * What a firearm sounds like to {@link GunfireSynthesis}: rounded, typical figures, not those of one make.
 *
 * @param name for people and file names, lower case
 * @param peakPascals peak pressure of the muzzle blast at one metre
 * @param positivePhaseMillis how long the pressure stays above that of the air, at one metre: t+ of the Friedlander wave
 * @param decay b of the Friedlander wave; at 1 push and pull carry the same impulse
 * @param muzzleVelocity metres a second; above that of sound the bullet cracks
 * @param calibreMillimetres diameter of the bullet
 * @param bulletMillimetres length of the bullet
 * @param actionLevel pressure of the moving action at one metre, as a part of the blast's, 0 to 1; 0 for none (a revolver)
 * @param actionMillis how long after the blast the action closes
 * @param gasLevel pressure of the hot gas that streams out after the blast, at one metre, as a part of the blast's, 0 to 1
 * @param gasMillis time in which that stream's noise falls to 1/e
 * @param roundsPerMinute how fast shots follow in a burst
 */
public record Weapon(
        String name,
        double peakPascals,
        double positivePhaseMillis,
        double decay,
        double muzzleVelocity,
        double calibreMillimetres,
        double bulletMillimetres,
        double actionLevel,
        double actionMillis,
        double gasLevel,
        double gasMillis,
        double roundsPerMinute) {
    public static final Weapon PISTOL = new Weapon("pistol", 1500, 0.30, 1.0, 360, 9.0, 15, 0.020, 45, 0.20, 35, 180);
    public static final Weapon REVOLVER = new Weapon("revolver", 2600, 0.33, 1.0, 390, 9.1, 16, 0, 0, 0.22, 40, 120);
    public static final Weapon CARBINE =
            new Weapon("carbine", 3200, 0.38, 1.05, 920, 5.6, 19, 0.012, 60, 0.25, 45, 240);
    public static final Weapon RIFLE = new Weapon("rifle", 4200, 0.48, 1.1, 830, 7.6, 29, 0.012, 75, 0.28, 50, 200);
    public static final Weapon AUTOMATIC =
            new Weapon("automatic", 3200, 0.38, 1.05, 920, 5.6, 19, 0.014, 35, 0.25, 40, 720);
    public static final Weapon SHOTGUN =
            new Weapon("shotgun", 3000, 0.62, 0.9, 400, 18.5, 18, 0.030, 230, 0.28, 55, 75);

    /** Throws {@link IllegalArgumentException} when a figure is out of any physical range. */
    public Weapon {
        if (peakPascals <= 0 || positivePhaseMillis <= 0 || decay <= 0 || muzzleVelocity <= 0 || roundsPerMinute <= 0) {
            throw new IllegalArgumentException(
                    "Weapon " + name + ": pressure, phase, decay, velocity and rate are above 0");
        }
        if (calibreMillimetres <= 0
                || bulletMillimetres <= 0
                || actionLevel < 0
                || actionLevel > 1
                || actionMillis < 0
                || gasLevel < 0
                || gasLevel > 1
                || gasMillis <= 0) {
            throw new IllegalArgumentException(
                    "Weapon " + name + ": sizes and the gas's time are above 0, the levels of action and gas 0 to 1");
        }
    }
}
