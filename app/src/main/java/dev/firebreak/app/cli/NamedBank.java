package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import picocli.CommandLine.Parameters;

/** The bank that a command is about. */
final class NamedBank {
    @Parameters(index = "0", paramLabel = "BANK", converter = BankNames.OfBank.class, description = "Which bank.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    Bank find(BankDesk desk) {
        return desk.find(name);
    }
}
