package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firebreak bank remove}: removes entries, or a whole bank. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Removes entries from a bank, or the bank with all its entries, for good.")
final class BankRemoveCommand implements Callable<Integer> {
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

    @Option(names = "--whole", description = "The bank itself.")
    private boolean whole;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (whole != entries.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name entries, or say --whole to remove the bank itself");
        }
        try (OpenLibrary library = options.open()) {
            BankDesk desk = library.banks();
            Bank bank = desk.find(name);
            if (whole) {
                desk.remove(bank, OpenLibrary.by());
                options.out().println("Removed: %s with %d entries".formatted(bank.name(), bank.entries()));
            }
            for (EntryId entry : entries) {
                desk.remove(bank, entry, OpenLibrary.by());
                options.out().println("Removed: entry %s of %s".formatted(entry, bank.name()));
            }
            return ExitCode.OK;
        }
    }
}
