package dev.firebreak.app.handin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may ask within a minute. Forgets who has been quiet longest when it knows too many. Thread-safe.
 */
final class Pace {
    /** People and programs remembered at most. */
    static final int MAX_REMEMBERED = 10_000;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private final Clock clock;
    private final Map<String, Deque<Instant>> asked = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    Pace(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Counts it and gives zero where {@code who} may ask now; else how long they must wait. */
    synchronized Duration ask(String who) {
        Deque<Instant> times = asked.computeIfAbsent(who, name -> new ArrayDeque<>());
        Instant now = clock.instant();
        Instant begin = now.minus(WINDOW);
        while (!times.isEmpty() && !times.getFirst().isAfter(begin)) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            return Duration.between(begin, times.getFirst());
        }
        times.addLast(now);
        return Duration.ZERO;
    }

    synchronized int remembered() {
        return asked.size();
    }
}
