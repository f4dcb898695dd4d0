package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.EntryJson;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryQuery;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firebreak bank show}: one bank with its newest entries. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "One bank, and those of its entries that the words are about, newest first.")
final class BankShowCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(index = "0", paramLabel = "BANK", converter = BankNames.OfBank.class, description = "Which bank.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    @Parameters(
            index = "1..*",
            paramLabel = "WORD",
            arity = "0..*",
            description = "Words of note, file name or content id; or an entry's id, or a hash.")
    private List<String> words = List.of();

    @Option(names = "--limit", defaultValue = "50", paramLabel = "N", description = "At most so many (default: 50).")
    private int limit = 50;

    @Override
    public Integer call() {
        try (OpenLibrary library = options.open()) {
            BankDesk desk = library.banks();
            Bank bank = desk.find(name);
            List<BankEntry> entries = desk.store()
                    .entries(EntryQuery.all(bank.id(), Math.clamp(limit, 1, EntryQuery.MAX_LIMIT))
                            .with(String.join(" ", words)));
            if (options.json()) {
                options.print(bank, BankText::fields, BankText::line);
            } else {
                BankText.fields(bank)
                        .forEach((field, value) -> options.out().println("%-15s %s".formatted(field, value)));
            }
            entries.forEach(
                    entry -> options.print(entry, each -> EntryJson.fields(each, each.hashes()), BankText::line));
            return ExitCode.OK;
        }
    }
}
