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
    RESTORED
}
