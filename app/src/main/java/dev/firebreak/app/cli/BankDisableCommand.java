package dev.firebreak.app.cli;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Mixin
    private NamedBank named = new NamedBank();

    @Mixin
    private NamedEntries entries = new NamedEntries();

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
        if (until != null && entries.none()) {
            throw new ParameterException(
                    spec.commandLine(), "--until is for entries; a bank is disabled until it is enabled");
        }
        try (OpenLibrary library = options.open()) {
            Bank bank = named.find(library.banks());
            BankSwitch change = new BankSwitch(library.banks(), options);
            if (entries.none()) {
                change.bank(bank, false);
            }
            change.entries(
                    bank, entries.ids(), until == null ? Availability.DISABLED : Availability.disabledUntil(until));
            return ExitCode.OK;
        }
    }
}
