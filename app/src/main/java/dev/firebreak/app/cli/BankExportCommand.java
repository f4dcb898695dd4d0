package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.EntryJson;
import dev.firebreak.app.bank.SignalList;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.core.fingerprint.vpdq.VpdqText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--signals",
            description = "Lines 'signal_type SIGNAL' for others, videos as vPDQ; enabled entries only.")
    private boolean signalsOnly;

    @Option(
            names = "--vpdq",
            paramLabel = "FOLDER",
            description = "In place of lines, a text file of vPDQ for each enabled entry that is a video: ENTRY.txt.")
    private @Nullable Path folder;

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
        boolean matched = entry.availability().matched(desk.clock().instant());
        Path into = folder;
        if (into != null) {
            if (matched) {
                SignalList.vpdq(signals(desk, entry)).ifPresent(features -> write(entry, features, into));
            }
        } else if (!signalsOnly) {
            out.println(EntryJson.line(entry, signals(desk, entry)));
        } else if (matched) {
            SignalList.lines(signals(desk, entry)).forEach(out::println);
        }
    }

    private static Signals signals(BankDesk desk, BankEntry entry) {
        boolean bulky = entry.kinds().stream().anyMatch(kind -> kind.bulky());
        return bulky ? desk.store().signals(entry.id()).orElse(entry.hashes()) : entry.hashes();
    }

    private static void write(BankEntry entry, List<VpdqFeature> features, Path folder) {
        Path file = folder.resolve(entry.id() + ".txt");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, VpdqText.write(features));
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "%s cannot be written: %s".formatted(file, e), e);
        }
    }
}
