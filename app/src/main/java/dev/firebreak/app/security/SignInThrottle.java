package dev.firebreak.app.security;

import dev.firebreak.app.config.LimitSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/**
 * Slows down guessing: after so many failures of an account, or from an address, within the window, further tries wait
 * until the oldest failure has left the window. Thread-safe. Forgets the account or address that has been quiet longest
 * when it knows too many.
 */
final class SignInThrottle {
    private final LimitSettings limits;
    private final RecentTimes failures;

    SignInThrottle(Clock clock, LimitSettings limits) {
        this.limits = limits;
        this.failures = new RecentTimes(clock);
    }

    /** How long this account, or this address, must wait; zero when it may try. */
    Duration waitFor(String account, String address) {
        Duration byAccount = waitFor(accountKey(account), limits.signInFailures());
        Duration byAddress = waitFor(addressKey(address), limits.signInFailuresPerAddress());
        return byAccount.compareTo(byAddress) > 0 ? byAccount : byAddress;
    }

    void failed(String account, String address) {
        failures.add(accountKey(account));
        failures.add(addressKey(address));
    }

    /** Forgets the account's failures, not the address's: an attacker may have an account of its own. */
    void succeeded(String account) {
        failures.forget(accountKey(account));
    }

    int remembered() {
        return failures.remembered();
    }

    private Duration waitFor(String key, int limit) {
        return failures.waitFor(key, limit, limits.signInWindow());
    }

    private static String accountKey(String account) {
        String name = account.toLowerCase(Locale.ROOT);
        return "account " + name.substring(0, Math.min(100, name.length()));
    }

    private static String addressKey(String address) {
        return "address " + address;
    }
}
