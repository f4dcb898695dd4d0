package dev.firebreak.core.fingerprint.video;

/**
 * A frame of the query that is near one of the reference.
 *
 * @param query index among the query's frames
 * @param reference index among the reference's frames
 * @param distance bits, 0 to 256; {@link #FAR} where only their learned hashes are near
 * @param learned bits by which their learned hashes differ; {@link #FAR} where these are not near, or there are none
 */
public record FrameHit(int query, int reference, int distance, int learned) {
    /** No distance. */
    static final int FAR = 257;

    /** By PDQ. */
    public FrameHit(int query, int reference, int distance) {
        this(query, reference, distance, FAR);
    }

    /** Names the two frames among those of two videos. */
    long frames() {
        return (long) query << Integer.SIZE | reference;
    }

    /** Both, of the same two frames. */
    FrameHit and(FrameHit other) {
        return new FrameHit(query, reference, Math.min(distance, other.distance), Math.min(learned, other.learned));
    }
}
