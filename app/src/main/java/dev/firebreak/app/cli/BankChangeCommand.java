package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankSettings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firebreak bank change}: changes a bank's policy, words or name. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Changes what is said about a bank; what is not given stays as it is.")
final class BankChangeCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Mixin
    private BankPolicyOptions policy = new BankPolicyOptions();

    @Option(names = "--name", paramLabel = "NEW", converter = BankNames.OfBank.class, description = "Another name.")
    private @Nullable BankName renamed;

    @Parameters(paramLabel = "BANK", converter = BankNames.OfBank.class, description = "Which bank.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenLibrary library = options.open()) {
            BankDesk desk = library.banks();
            Bank bank = desk.find(name);
            Bank changed = desk.change(bank, settings(bank.settings()), OpenLibrary.by());
            options.print(changed, BankText::fields, BankText::line);
            return ExitCode.OK;
        }
    }

    private BankSettings settings(BankSettings before) {
        try {
            BankSettings settings = policy.applied(before);
            return renamed == null ? settings : settings.with(renamed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
