package dev.firebreak.app.handin;

import dev.firebreak.app.security.RecentTimes;
import java.time.Clock;
import java.time.Duration;

/** How often somebody may ask within a minute. Thread-safe. */
final class Pace {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private final RecentTimes asked;

    Pace(int most, Clock clock) {
        this.most = most;
        this.asked = new RecentTimes(clock);
    }

    /** Counts it and gives zero where {@code who} may ask now; else how long they must wait. */
    synchronized Duration ask(String who) {
        Duration wait = asked.waitFor(who, most, WINDOW);
        if (wait.isZero()) {
            asked.add(who);
        }
        return wait;
    }

    int remembered() {
        return asked.remembered();
    }
}
