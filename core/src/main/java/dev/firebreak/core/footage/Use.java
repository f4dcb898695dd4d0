package dev.firebreak.core.footage;

/** What the licence of a clip lets its holder do with it. */
public enum Use {
    /** Weights that were trained on it may be published. */
    TRAIN,
    /** For measuring only. */
    EVALUATE
}
