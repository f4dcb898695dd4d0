package dev.firebreak.app.config;

import dev.firebreak.core.bank.BankName;
import java.util.Optional;

/**
 * Copies of what is banked.
 *
 * @param confirmedBank where confirmed incidents go; empty: nowhere
 */
public record CopySettings(Optional<BankName> confirmedBank) {
    static CopySettings read(KeyReader keys) {
        return new CopySettings(keys.value("copies.confirmedBank", "CONFIRMED_ATTACKS", CopySettings::bank));
    }

    private static Optional<BankName> bank(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BankName(text));
    }
}
