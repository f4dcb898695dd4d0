package dev.firebreak.edge.rtmp;

/**
 * A token bucket over received bytes: fills at {@code bytesPerSecond}, holds {@code burstBytes}, starts full. Confined to
 * one thread.
 */
final class RateCeiling {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long bytesPerSecond;
    private final long burstBytes;
    private double available;
    private long lastNanos;

    RateCeiling(long bytesPerSecond, long burstBytes, long nowNanos) {
        this.bytesPerSecond = bytesPerSecond;
        this.burstBytes = burstBytes;
        this.available = (double) burstBytes;
        this.lastNanos = nowNanos;
    }

    /** Takes bytes out; throws when there were not that many. */
    void take(int bytes, long nowNanos) throws ProtocolFault {
        double refill = (double) (nowNanos - lastNanos) / NANOS_PER_SECOND * (double) bytesPerSecond;
        available = Math.min((double) burstBytes, available + refill) - bytes;
        lastNanos = nowNanos;
        if (available < 0) {
            throw ProtocolFault.limit(
                    LimitHit.BYTE_RATE,
                    "More than " + bytesPerSecond * 8 / 1000 + " kbit/s: set a lower bitrate in the encoder");
        }
    }
}
