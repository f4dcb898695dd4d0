package dev.firebreak.app.config;

import dev.firebreak.core.bank.BankName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Copies of what is banked.
 *
 * @param confirmedBank where confirmed incidents go; empty: nowhere
 * @param lookBack for how long passing traffic is remembered as fingerprints; zero: not at all
 * @param snapshotFolder where the index of the banks is kept for the next start; empty: {@code bank-index} in the data folder
 * @param selfTest whether open incidents are self-tested in the background
 */
public record CopySettings(
        Optional<BankName> confirmedBank, Duration lookBack, Optional<Path> snapshotFolder, boolean selfTest) {
    /** The same without self-tests: where nothing but the measured thing may take the processor. */
    CopySettings withoutSelfTest() {
        return new CopySettings(confirmedBank, lookBack, snapshotFolder, false);
    }

    static CopySettings read(KeyReader keys) {
        return new CopySettings(
                keys.value("copies.confirmedBank", "CONFIRMED_ATTACKS", CopySettings::bank),
                keys.duration("copies.lookBack", "72h", "0ms", "90d"),
                keys.value("copies.snapshotFolder", "", CopySettings::path),
                keys.flag("copies.selfTest", true));
    }

    private static Optional<Path> path(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    private static Optional<BankName> bank(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BankName(text));
    }
}
