package dev.firebreak.app.health;

/** Says how one part is. Answers quickly; may throw, which counts as {@link Condition#DOWN}. Thread-safe. */
public interface HealthProbe {
    /** The part's name: {@code database}, {@code decoders}, {@code inference}, {@code rtmp}, {@code banks}, {@code outbox}. */
    String part();

    PartHealth check();

    /** How a part is. */
    enum Condition {
        /** Works. */
        UP,
        /** Works, but a person should look. The server still counts as ready. */
        DEGRADED,
        /** Does not work. */
        DOWN
    }
}
