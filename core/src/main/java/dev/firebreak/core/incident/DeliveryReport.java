package dev.firebreak.core.incident;

/**
 * How one try to deliver an action ended, for metrics and logs.
 *
 * @param action as it was before the try
 * @param state DONE, ESCALATED, or PENDING when it will be tried again
 * @param detail what the delivery said, for a person
 */
public record DeliveryReport(Action action, ActionState state, String detail) {}
