package dev.firebreak.app.cli;

import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firebreak bank create}: makes an empty bank. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes an empty bank; unless told otherwise, its matches ask a person to look.")
final class BankCreateCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Mixin
    private BankPolicyOptions policy = new BankPolicyOptions();

    @Parameters(
            paramLabel = "BANK",
            converter = BankNames.OfBank.class,
            description = "Capital letters, digits and '_'.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        BankSettings settings;
        try {
            settings = policy.applied(new BankSettings(name, "", "", BankPolicy.DEFAULT));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        try (OpenLibrary library = options.open()) {
            options.print(library.banks().create(settings, OpenLibrary.by()), BankText::fields, BankText::line);
            return ExitCode.OK;
        }
    }
}
