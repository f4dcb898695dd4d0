package dev.firebreak.core.drill;

/**
 * Where a shot is heard: what the walls send back.
 *
 * @param sizeMetres distance between opposite surfaces, which spaces the early reflections
 * @param reverberationSeconds time in which the tail falls by 60 dB; 0 for no tail
 * @param echo how strong reflections and tail are beside the direct sound at one metre, 0 to 1
 */
public record Room(double sizeMetres, double reverberationSeconds, double echo) {
    public static final Room OPEN_FIELD = new Room(60, 0.4, 0.02);
    public static final Room STREET = new Room(18, 1.1, 0.12);
    public static final Room SMALL_ROOM = new Room(4, 0.35, 0.45);
    public static final Room CORRIDOR = new Room(3, 0.9, 0.5);
    public static final Room HALL = new Room(22, 1.8, 0.35);
    public static final Room CAR_PARK = new Room(9, 2.4, 0.45);

    /** The longest tail made. */
    public static final double MAX_REVERBERATION_SECONDS = 6;

    /** Throws {@link IllegalArgumentException} unless the figures are in range. */
    public Room {
        if (!(sizeMetres > 0)
                || !(reverberationSeconds >= 0 && reverberationSeconds <= MAX_REVERBERATION_SECONDS)
                || !(echo >= 0 && echo <= 1)) {
            throw new IllegalArgumentException("A room has a size above 0, a reverberation of 0 to "
                    + MAX_REVERBERATION_SECONDS + " s and an echo of 0 to 1");
        }
    }
}
