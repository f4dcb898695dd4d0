package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.EntryJson;
import dev.firebreak.app.bank.SignalList;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.bank.Signals;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firebreak bank export}: writes a bank's entries to standard output, newest first. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes all entries of a bank to standard output, as lines of JSON.")
final class BankExportCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(paramLabel = "BANK", converter = BankNames.OfBank.class, description = "Which bank.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    @Option(names = "--signals", description = "Lines 'signal_type SIGNAL' for others; enabled entries' hashes only.")
    private boolean signalsOnly;

    @Override
    public Integer call() {
        PrintWriter out = options.out();
        try (OpenLibrary library = options.open()) {
            BankDesk desk = library.banks();
            Bank bank = desk.find(name);
            EntryQuery query = EntryQuery.all(bank.id(), EntryQuery.MAX_LIMIT);
            List<BankEntry> page = desk.store().entries(query);
            while (!page.isEmpty() && !out.checkError()) {
                page.forEach(entry -> write(desk, entry, out));
                page = desk.store().entries(query.olderThan(page.getLast().id()));
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private void write(BankDesk desk, BankEntry entry, PrintWriter out) {
        if (!signalsOnly) {
            boolean bulky = entry.kinds().stream().anyMatch(kind -> kind.bulky());
            Signals signals = bulky ? desk.store().signals(entry.id()).orElse(entry.hashes()) : entry.hashes();
            out.println(EntryJson.line(entry, signals));
        } else if (entry.availability().matched(desk.clock().instant())) {
            entry.hashes().all().forEach(signal -> SignalList.line(signal).ifPresent(out::println));
        }
    }
}
