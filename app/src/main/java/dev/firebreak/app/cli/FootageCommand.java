package dev.firebreak.app.cli;

import picocli.CommandLine.Command;

/** {@code firebreak footage}: the footage library. */
@Command(
        name = "footage",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The footage library: clips with their rights, labels and shot marks, and datasets of them.",
        subcommands = {
            FootageAddCommand.class,
            FootageImportCommand.class,
            FootageListCommand.class,
            FootageShowCommand.class,
            FootageWithdrawCommand.class,
            FootageCoverageCommand.class,
            FootageVocabularyCommand.class,
            FootageDatasetCommand.class,
            FootageModelsCommand.class,
            FootageWatchCommand.class,
            FootageFingerprintCommand.class,
            FootageNearDuplicatesCommand.class,
            FootageRuleCommand.class
        })
final class FootageCommand {}
