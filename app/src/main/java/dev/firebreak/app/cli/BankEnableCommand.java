package dev.firebreak.app.cli;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firebreak bank enable}: a bank or some of its entries are matched again. */
@Command(
        name = "enable",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Entries, or where none are named the whole bank, are matched again.")
final class BankEnableCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(index = "0", paramLabel = "BANK", converter = BankNames.OfBank.class, description = "Which bank.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ENTRY",
            converter = BankNames.OfEntry.class,
            description = "Ids of entries.")
    private List<EntryId> entries = List.of();

    @Override
    public Integer call() {
        try (OpenLibrary library = options.open()) {
            Bank bank = library.banks().find(name);
            BankSwitch change = new BankSwitch(library.banks(), options);
            if (entries.isEmpty()) {
                change.bank(bank, true);
            }
            change.entries(bank, entries, Availability.ENABLED);
            return ExitCode.OK;
        }
    }
}
