package dev.firebreak.training.data;

import java.util.Locale;
import java.util.Optional;

/** What a clip is when the program is measured on it. */
public enum Kind {
    /** Real gunfire, heard. */
    GUNFIRE,
    /** Nothing that should raise an alarm. */
    HARMLESS,
    /** A computer game. */
    GAME,
    /** A film or animation. */
    FILM,
    /** A real firearm in somebody else's hand: pictures only. Neither an attack filmed by the attacker nor harmless. */
    FIREARM_SEEN;

    /** The kind behind an index's label; empty for a label that has none. */
    public static Optional<Kind> of(String label) {
        return switch (label) {
            case "gunshot" -> Optional.of(GUNFIRE);
            case "negative", "harmless", "other" -> Optional.of(HARMLESS);
            case "game", "game_fps", "game-gunfire" -> Optional.of(GAME);
            case "film" -> Optional.of(FILM);
            case "handgun_third_person" -> Optional.of(FIREARM_SEEN);
            default -> Optional.empty();
        };
    }

    /** As reports name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
