package dev.firebreak.core.fingerprint.video;

/**
 * A frame of the query that is near one of the reference.
 *
 * @param query index among the query's frames
 * @param reference index among the reference's frames
 * @param distance bits, 0 to 256
 */
public record FrameHit(int query, int reference, int distance) {}
