package dev.firebreak.core.incident;

/** Where an incident stands with the people who review it. */
public enum IncidentState {
    /** Nobody has decided. */
    OPEN,
    /** A reviewer says it is an attack. The stop stands. */
    CONFIRMED,
    /** A reviewer says it is not. The stop is undone. */
    DISMISSED,
    /** A reviewer undid the stop without deciding what it was. */
    RESTORED;

    /**
     * Whether a person may decide so now. A RESTORED incident may still be confirmed or dismissed, and a CONFIRMED one restored: that was
     * a mistake, and what was banked has to come out again. What was dismissed stays so.
     */
    public boolean allows(IncidentState decision) {
        return switch (this) {
            case OPEN -> decision != OPEN;
            case CONFIRMED -> decision == RESTORED;
            case RESTORED -> decision == CONFIRMED || decision == DISMISSED;
            case DISMISSED -> false;
        };
    }
}
