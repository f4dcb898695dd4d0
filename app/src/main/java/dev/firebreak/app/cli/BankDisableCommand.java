package dev.firebreak.app.cli;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firebreak bank disable}: a bank or some of its entries are not matched. */
@Command(
        name = "disable",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Entries, or where none are named the whole bank, are not matched any more; nothing is removed.")
final class BankDisableCommand implements Callable<Integer> {
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

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Entries only: matched again from then on (ISO 8601).")
    private @Nullable Instant until;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (until != null && entries.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--until is for entries; a bank is disabled until it is enabled");
        }
        try (OpenLibrary library = options.open()) {
            Bank bank = library.banks().find(name);
            BankSwitch change = new BankSwitch(library.banks(), options);
            if (entries.isEmpty()) {
                change.bank(bank, false);
            }
            change.entries(bank, entries, until == null ? Availability.DISABLED : Availability.disabledUntil(until));
            return ExitCode.OK;
        }
    }
}
