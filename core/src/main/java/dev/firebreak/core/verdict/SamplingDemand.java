package dev.firebreak.core.verdict;

/** How many pictures the judge wants decoded. */
public enum SamplingDemand {
    /** Key frames only. */
    CHEAP,
    /** Up to two frames a second. */
    ALERT
}
