package dev.firebreak.inference.engine;

/** How the engine treats a submission when it is short of time or of room. */
public enum Pace {
    /**
     * The media goes on whether it is analysed or not: refused when the queue is full. May be held for the engine's longest
     * wait when others are expected to join its batch.
     */
    LIVE,
    /** The source can wait: the caller is blocked while the queue is full. Never held: its caller may be waiting for it. */
    FILE
}
