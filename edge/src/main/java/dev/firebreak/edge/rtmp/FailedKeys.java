package dev.firebreak.edge.rtmp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers, per address, when unknown keys were tried. Bounded: the address that failed longest ago is forgotten
 * first. Thread-safe.
 */
final class FailedKeys {
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int MAX_ADDRESSES = 10_000;

    private final int maxPerWindow;
    private final int maxAddresses;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<PeerAddress, Deque<Long>> failures = new LinkedHashMap<>();

    FailedKeys(int maxPerWindow, int maxAddresses) {
        this.maxPerWindow = maxPerWindow;
        this.maxAddresses = maxAddresses;
    }

    /** True when this address has used up its failures for now. */
    boolean spent(PeerAddress address, long nowNanos) {
        lock.lock();
        try {
            Deque<Long> times = failures.get(address);
            if (times == null) {
                return false;
            }
            while (!times.isEmpty() && nowNanos - times.getFirst() >= WINDOW.toNanos()) {
                times.removeFirst();
            }
            if (times.isEmpty()) {
                failures.remove(address);
            }
            return times.size() >= maxPerWindow;
        } finally {
            lock.unlock();
        }
    }

    void failed(PeerAddress address, long nowNanos) {
        lock.lock();
        try {
            Deque<Long> known = failures.remove(address);
            Deque<Long> times = known == null ? new ArrayDeque<>(2) : known;
            times.addLast(nowNanos);
            if (times.size() > maxPerWindow) {
                times.removeFirst();
            }
            failures.put(address, times);
            if (failures.size() > maxAddresses) {
                failures.remove(failures.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    int addresses() {
        lock.lock();
        try {
            return failures.size();
        } finally {
            lock.unlock();
        }
    }
}
