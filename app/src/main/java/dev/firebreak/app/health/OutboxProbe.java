package dev.firebreak.app.health;

import dev.firebreak.core.incident.ActionOutbox;

/** Looks at how many actions wait. A count that grows means that stops do not get through. */
public final class OutboxProbe implements HealthProbe {
    /** More unfinished actions than this need a person's look. */
    static final long DEEP = 50;

    private final ActionOutbox outbox;

    public OutboxProbe(ActionOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String part() {
        return "outbox";
    }

    @Override
    public PartHealth check() {
        long depth = outbox.depth();
        return new PartHealth(
                part(), depth > DEEP ? Condition.DEGRADED : Condition.UP, depth + " actions are not finished");
    }
}
