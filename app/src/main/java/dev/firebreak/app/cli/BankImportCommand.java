package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.EntryImport;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak bank import}: reads a list into a bank. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reads lists into a bank: lines of JSON as 'bank export' writes them, or 'signal_type SIGNAL'.")
final class BankImportCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(index = "0", paramLabel = "BANK", converter = BankNames.OfBank.class, description = "Which bank.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    @Parameters(index = "1", paramLabel = "FILE", description = "The list.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        try (OpenLibrary library = options.open();
                BufferedReader list = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            BankDesk desk = library.banks();
            EntryImport.Result result = new EntryImport(desk, desk.find(name), OpenLibrary.by()).run(list);
            print(result);
            return result.wrong() > 0 ? ExitCode.BAD_MEDIA : ExitCode.OK;
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "%s cannot be read as UTF-8: %s".formatted(file, e), e);
        }
    }

    private void print(EntryImport.Result result) {
        result.problems().forEach(problem -> options.err().println(file + ": " + problem));
        if (options.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("added", result.added());
            fields.put("known", result.known());
            fields.put("wrong", result.wrong());
            options.out().println(JsonMapper.shared().writeValueAsString(fields));
            return;
        }
        options.out()
                .println("%d added, %d in the bank already, %d lines wrong"
                        .formatted(result.added(), result.known(), result.wrong()));
    }
}
