package dev.firebreak.app.cli;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.EntryImport;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak bank import}: reads a list into a bank. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reads lists into a bank: lines of JSON as 'bank export' writes them, 'signal_type SIGNAL', or bare hashes,"
                        + " each perhaps with a file's name. A text file of vPDQ is one video.")
final class BankImportCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(index = "0", paramLabel = "BANK", converter = BankNames.OfBank.class, description = "Which bank.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BankName name;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Lists, or text files of vPDQ.")
    private List<Path> files = List.of();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = BankNames.OfKind.class,
            description = "What bare hashes are: pdq, md5, sha256; or vpdq, a JSON array on each line.")
    private @Nullable SignalKind type;

    @Override
    public Integer call() {
        int worst = ExitCode.OK;
        try (OpenLibrary library = options.open()) {
            BankDesk desk = library.banks();
            Bank bank = desk.find(name);
            for (Path file : files) {
                worst = Math.max(worst, read(desk, bank, file));
            }
            return worst;
        }
    }

    private int read(BankDesk desk, Bank bank, Path file) {
        try (BufferedReader list = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            EntryImport.Result result = new EntryImport(desk, bank, Optional.ofNullable(type), OpenLibrary.by())
                    .run(list, String.valueOf(file.getFileName()));
            print(file, result);
            return result.wrong() > 0 ? ExitCode.BAD_MEDIA : ExitCode.OK;
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "%s cannot be read as UTF-8: %s".formatted(file, e), e);
        }
    }

    private void print(Path file, EntryImport.Result result) {
        result.problems().forEach(problem -> options.err().println(file + ": " + problem));
        if (options.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file", file.toString());
            fields.put("added", result.added());
            fields.put("known", result.known());
            fields.put("wrong", result.wrong());
            options.out().println(JsonMapper.shared().writeValueAsString(fields));
            return;
        }
        options.out()
                .println("%s%d added, %d in the bank already, %d lines wrong"
                        .formatted(
                                files.size() > 1 ? file + ": " : "", result.added(), result.known(), result.wrong()));
    }
}
