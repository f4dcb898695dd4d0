package dev.firebreak.app.cli;

import dev.firebreak.core.bank.EntryId;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Those entries of a bank that a command is about, if it names any. */
final class NamedEntries {
    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ENTRY",
            converter = BankNames.OfEntry.class,
            description = "Ids of entries.")
    private List<EntryId> ids = List.of();

    List<EntryId> ids() {
        return ids;
    }

    boolean none() {
        return ids.isEmpty();
    }
}
