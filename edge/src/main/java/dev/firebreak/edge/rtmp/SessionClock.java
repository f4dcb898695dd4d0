package dev.firebreak.edge.rtmp;

import java.util.concurrent.atomic.LongAdder;

/**
 * Turns RTMP's 32-bit timestamps, which wrap after 49.7 days and may start anywhere, into milliseconds since the session's
 * first packet. A step of more than {@link #MAX_STEP_MILLIS} either way is not time passing but an encoder (or a liar)
 * starting anew: the clock is joined there and goes on from the latest time. Confined to one thread.
 */
final class SessionClock {
    static final long MAX_STEP_MILLIS = 10_000;

    /** Ten joins in a row, or one in fifty packets for long, are no encoder's work. */
    private static final int JOIN_STRAIN = 50;

    private static final int MAX_STRAIN = 10 * JOIN_STRAIN;

    private final LongAdder jumps;
    private boolean started;
    private long lastTimestamp;
    private long millis;
    private long latestMillis;
    private int strain;

    SessionClock(LongAdder jumps) {
        this.jumps = jumps;
    }

    /** Milliseconds since the first packet, never negative; may step back a little, as tracks interleave. */
    long at(long timestamp) throws ProtocolFault {
        if (!started) {
            started = true;
            lastTimestamp = timestamp;
            return 0;
        }
        long step = (int) (timestamp - lastTimestamp); // the nearest of all readings modulo 2^32
        lastTimestamp = timestamp;
        if (Math.abs(step) > MAX_STEP_MILLIS || millis + step < latestMillis - MAX_STEP_MILLIS) {
            join();
            return latestMillis;
        }
        strain = Math.max(0, strain - 1);
        millis += step;
        latestMillis = Math.max(latestMillis, millis);
        return Math.max(0, millis);
    }

    private void join() throws ProtocolFault {
        jumps.increment();
        strain += JOIN_STRAIN;
        if (strain > MAX_STRAIN) {
            throw ProtocolFault.broken("Timestamps keep jumping by more than " + MAX_STEP_MILLIS + " ms");
        }
        millis = latestMillis;
    }
}
