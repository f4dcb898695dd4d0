package dev.firebreak.edge.rtmp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Open connections in all and per address. Thread-safe; bounded by the limit in all. */
final class ConnectionCounts {
    private final int max;
    private final int maxPerAddress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<PeerAddress, Integer> perAddress = new HashMap<>();
    private int all;

    ConnectionCounts(RtmpLimits.Counts counts) {
        this.max = counts.connections();
        this.maxPerAddress = counts.connectionsPerAddress();
    }

    /** Counts one more connection in, or says which limit forbids it. */
    Optional<LimitHit> enter(PeerAddress address) {
        lock.lock();
        try {
            int here = perAddress.getOrDefault(address, 0);
            if (all >= max) {
                return Optional.of(LimitHit.CONNECTIONS);
            }
            if (here >= maxPerAddress) {
                return Optional.of(LimitHit.CONNECTIONS_PER_ADDRESS);
            }
            perAddress.put(address, here + 1);
            all++;
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void leave(PeerAddress address) {
        lock.lock();
        try {
            perAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
            all--;
        } finally {
            lock.unlock();
        }
    }
}
