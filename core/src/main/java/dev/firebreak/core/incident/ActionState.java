package dev.firebreak.core.incident;

/** Where an action stands in the outbox. */
public enum ActionState {
    /** To be delivered, or to be tried again. */
    PENDING,
    /** Delivered and verified. */
    DONE,
    /** Tried until the limit: a person must act. */
    ESCALATED,
    /** Made void by a person's decision before it was done. */
    OVERRULED
}
