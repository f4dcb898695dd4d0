package dev.firebreak.app.security;

import dev.firebreak.app.config.LimitSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down guessing: after so many failures of an account, or from an address, within the window, further tries wait
 * until the oldest failure has left the window. Thread-safe. Forgets the account or address that has been quiet longest
 * when it knows too many.
 */
final class SignInThrottle {
    /** Accounts and addresses remembered at most. */
    static final int MAX_REMEMBERED = 10_000;

    private final Clock clock;
    private final LimitSettings limits;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    SignInThrottle(Clock clock, LimitSettings limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** How long this account, or this address, must wait; zero when it may try. */
    synchronized Duration waitFor(String account, String address) {
        Duration byAccount = waitFor(accountKey(account), limits.signInFailures());
        Duration byAddress = waitFor(addressKey(address), limits.signInFailuresPerAddress());
        return byAccount.compareTo(byAddress) > 0 ? byAccount : byAddress;
    }

    synchronized void failed(String account, String address) {
        failures.computeIfAbsent(accountKey(account), key -> new ArrayDeque<>()).add(clock.instant());
        failures.computeIfAbsent(addressKey(address), key -> new ArrayDeque<>()).add(clock.instant());
    }

    /** Forgets the account's failures, not the address's: an attacker may have an account of its own. */
    synchronized void succeeded(String account) {
        failures.remove(accountKey(account));
    }

    synchronized int remembered() {
        return failures.size();
    }

    private Duration waitFor(String key, int limit) {
        Deque<Instant> times = failures.get(key);
        if (times == null) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Instant windowStart = now.minus(limits.signInWindow());
        while (!times.isEmpty() && !times.getFirst().isAfter(windowStart)) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            failures.remove(key);
        }
        return times.size() < limit ? Duration.ZERO : Duration.between(windowStart, times.getFirst());
    }

    private static String accountKey(String account) {
        String name = account.toLowerCase(Locale.ROOT);
        return "account " + name.substring(0, Math.min(100, name.length()));
    }

    private static String addressKey(String address) {
        return "address " + address;
    }
}
