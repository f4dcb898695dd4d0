package dev.firebreak.app.cli;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.NearDuplicate.Ruling;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firebreak footage rule}: what a person says about two near-duplicates. */
@Command(
        name = "rule",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says of two clips that were found to show the same: not-the-same (a false match, it counts for"
                + " nothing any more), may-stay (they are the same and may both be used although one was withdrawn), or"
                + " nothing (takes back what was said).")
final class FootageRuleCommand implements Callable<Integer> {
    private static final String NOTHING = "nothing";

    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "One clip: its id or SHA-256.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The other.")
    private String other = "";

    @Parameters(index = "2", paramLabel = "RULING", description = "not-the-same, may-stay or nothing.")
    private String ruling = "";

    @Override
    public Integer call() {
        Optional<Ruling> said = said(ruling);
        try (OpenLibrary library = options.open()) {
            Footage first = FootageShowCommand.find(library.ports().catalogue(), one);
            Footage second = FootageShowCommand.find(library.ports().catalogue(), other);
            NearDuplicate pair = library.desk().rule(first.id(), second.id(), said, OpenLibrary.by());
            boolean inOrder = pair.one().equals(first.id());
            Footage left = inOrder ? first : second;
            Footage right = inOrder ? second : first;
            options.print(
                    pair,
                    each -> NearDuplicateText.fields(each, left, right),
                    each -> NearDuplicateText.line(each, left, right));
            return ExitCode.OK;
        }
    }

    private static Optional<Ruling> said(String word) {
        if (word.equals(NOTHING)) {
            return Optional.empty();
        }
        return Optional.of(Ruling.of(word)
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.BAD_CONFIGURATION,
                        "A ruling is not-the-same, may-stay or nothing, not '%s'".formatted(word))));
    }
}
