package dev.firebreak.edge.rtmp;

import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What every connection of a listener shares.
 *
 * @param nanoTime the clock of all limits, nanoseconds from an arbitrary origin
 * @param closed told by each connection, once, that its reader has ended and its socket is closed
 */
record ListenerParts(
        RtmpLimits limits,
        Admittance admittance,
        RtmpCounters counters,
        LongSupplier nanoTime,
        ThreadFactory threads,
        Consumer<RtmpConnection> closed) {
    long now() {
        return nanoTime.getAsLong();
    }
}
