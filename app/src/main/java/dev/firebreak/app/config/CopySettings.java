package dev.firebreak.app.config;

import dev.firebreak.core.bank.BankName;
import java.time.Duration;
import java.util.Optional;

/**
 * Copies of what is banked.
 *
 * @param confirmedBank where confirmed incidents go; empty: nowhere
 * @param lookBack for how long passing traffic is remembered as fingerprints; zero: not at all
 */
public record CopySettings(Optional<BankName> confirmedBank, Duration lookBack) {
    static CopySettings read(KeyReader keys) {
        return new CopySettings(
                keys.value("copies.confirmedBank", "CONFIRMED_ATTACKS", CopySettings::bank),
                keys.duration("copies.lookBack", "72h", "0ms", "90d"));
    }

    private static Optional<BankName> bank(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BankName(text));
    }
}
