package dev.firebreak.training.data;

/** What the licence of a clip lets us do with it. */
public enum Use {
    /** Trained weights may be published. */
    TRAIN,
    /** For measuring only. */
    EVALUATE
}
