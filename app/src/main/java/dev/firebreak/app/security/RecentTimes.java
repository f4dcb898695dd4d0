package dev.firebreak.app.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When somebody last did something, for limits of so many times within a window that moves along. Forgets whoever has been quiet
 * longest when it knows too many. Thread-safe.
 */
public final class RecentTimes {
    /** Names remembered at most. */
    public static final int MAX_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> times = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    public RecentTimes(Clock clock) {
        this.clock = clock;
    }

    /** Notes that {@code name} does it now. */
    public synchronized void add(String name) {
        times.computeIfAbsent(name, each -> new ArrayDeque<>()).addLast(clock.instant());
    }

    /** How long until {@code name} has done it fewer than {@code most} times within the window; zero when that is so now. */
    public synchronized Duration waitFor(String name, int most, Duration window) {
        Deque<Instant> known = times.get(name);
        if (known == null) {
            return Duration.ZERO;
        }
        Instant begin = clock.instant().minus(window);
        while (!known.isEmpty() && !known.getFirst().isAfter(begin)) {
            known.removeFirst();
        }
        if (known.isEmpty()) {
            times.remove(name);
        }
        return known.size() < most ? Duration.ZERO : Duration.between(begin, known.getFirst());
    }

    /** Forgets what {@code name} did. */
    public synchronized void forget(String name) {
        times.remove(name);
    }

    /** Names known now. */
    public synchronized int remembered() {
        return times.size();
    }
}
