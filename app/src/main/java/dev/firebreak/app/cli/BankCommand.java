package dev.firebreak.app.cli;

import picocli.CommandLine.Command;

/** {@code firebreak bank}: banks of fingerprints. */
@Command(
        name = "bank",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Banks: sets of fingerprints under one policy, against which streams and files are matched.",
        subcommands = {
            BankCreateCommand.class,
            BankChangeCommand.class,
            BankListCommand.class,
            BankShowCommand.class,
            BankAddCommand.class,
            BankRemoveCommand.class,
            BankDisableCommand.class,
            BankEnableCommand.class,
            BankQuarantineCommand.class,
            BankImportCommand.class,
            BankExportCommand.class,
            BankSelfTestCommand.class
        })
final class BankCommand {}
