package dev.firebreak.core.fingerprint.index;

/**
 * The state of an index.
 *
 * @param entries that a search can find
 * @param removed entries that are removed but still take memory
 * @param segments sorted parts, each of which a search visits
 * @param bytes that all arrays take
 * @param merges of segments since the index was made
 * @param truncated searches that ended at their limit since the index was made
 */
public record IndexStatistics(long entries, long removed, int segments, long bytes, long merges, long truncated) {}
