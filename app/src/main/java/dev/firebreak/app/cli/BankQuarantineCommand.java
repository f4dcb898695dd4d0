package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firebreak bank quarantine}: a bank asks for a look at most, or is trusted again. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Matches of a bank in quarantine are recorded and ask for a person's look at most.")
final class BankQuarantineCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(paramLabel = "BANK", converter = BankNames.OfBank.class, description = "Which bank.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    @ArgGroup(multiplicity = "1")
    private Deed deed = new Deed();

    /** One of both. */
    static final class Deed {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is put there.")
        private @Nullable String reason;

        @Option(names = "--lift", required = true, description = "Takes it out again.")
        private boolean lift;
    }

    @Override
    public Integer call() {
        try (OpenLibrary library = options.open()) {
            BankDesk desk = library.banks();
            Bank bank = desk.find(name);
            Bank changed = deed.lift || deed.reason == null
                    ? desk.liftQuarantine(bank, OpenLibrary.by())
                    : desk.quarantine(bank, deed.reason, OpenLibrary.by());
            options.print(changed, BankText::fields, BankText::line);
            return ExitCode.OK;
        }
    }
}
