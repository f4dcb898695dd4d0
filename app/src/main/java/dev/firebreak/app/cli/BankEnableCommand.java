package dev.firebreak.app.cli;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firebreak bank enable}: a bank or some of its entries are matched again. */
@Command(
        name = "enable",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Entries, or where none are named the whole bank, are matched again.")
final class BankEnableCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Mixin
    private NamedBank named = new NamedBank();

    @Mixin
    private NamedEntries entries = new NamedEntries();

    @Override
    public Integer call() {
        try (OpenLibrary library = options.open()) {
            Bank bank = named.find(library.banks());
            BankSwitch change = new BankSwitch(library.banks(), options);
            if (entries.none()) {
                change.bank(bank, true);
            }
            change.entries(bank, entries.ids(), Availability.ENABLED);
            return ExitCode.OK;
        }
    }
}
