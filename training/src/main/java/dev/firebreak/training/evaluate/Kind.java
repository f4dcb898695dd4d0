package dev.firebreak.training.evaluate;

/** What a clip is when the program is measured on it. */
public enum Kind {
    /** Real gunfire, heard. */
    GUNFIRE,
    /** Nothing that should raise an alarm. */
    HARMLESS,
    /** A computer game. */
    GAME,
    /** A film or animation. */
    FILM;

    /**
     * The kind behind an index's label.
     *
     * @throws IllegalArgumentException for a label that has none
     */
    static Kind of(String label) {
        return switch (label) {
            case "gunshot" -> GUNFIRE;
            case "negative", "harmless", "other" -> HARMLESS;
            case "game", "game_fps", "game-gunfire" -> GAME;
            case "film" -> FILM;
            default -> throw new IllegalArgumentException("Nothing is known about clips labelled " + label);
        };
    }

    static boolean knows(String label) {
        try {
            of(label);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
