package dev.firebreak.app.health;

import dev.firebreak.app.health.HealthProbe.Condition;

/**
 * How one part is.
 *
 * @param detail for a person; no secrets
 */
public record PartHealth(String part, Condition condition, String detail) {}
