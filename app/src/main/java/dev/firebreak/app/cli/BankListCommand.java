package dev.firebreak.app.cli;

import dev.firebreak.core.bank.Bank;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firebreak bank list}: which banks there are. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, description = "All banks, by name.")
final class BankListCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Override
    public Integer call() {
        try (OpenLibrary library = options.open()) {
            List<Bank> banks = library.banks().store().banks();
            banks.forEach(bank -> options.print(bank, BankText::fields, BankText::line));
            if (!options.json()) {
                options.out().println("%d banks".formatted(banks.size()));
            }
            return ExitCode.OK;
        }
    }
}
