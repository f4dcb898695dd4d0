package dev.firebreak.app.cli;

import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.segment.Hash256;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak footage show}: everything about one clip. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Everything that is known about one clip.")
final class FootageShowCommand implements Callable<Integer> {
    private static final int HISTORY = 100;

    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(paramLabel = "ID", description = "The clip's id, or the SHA-256 of its bytes.")
    private String id = "";

    @Override
    public Integer call() {
        PrintWriter out = options.out();
        try (OpenLibrary library = options.open()) {
            FootageDesk.Ports ports = library.ports();
            Footage clip = find(ports.catalogue(), id);
            Map<String, Object> fields = FootageText.fields(clip);
            fields.put(
                    "shots",
                    ports.marks().marks(clip.id()).stream()
                            .map(FootageShowCommand::shot)
                            .toList());
            fields.put(
                    "datasets",
                    ports.datasets().holding(clip.id()).stream()
                            .map(Dataset::reference)
                            .toList());
            fields.put(
                    "models",
                    ports.models().madeFrom(clip).stream()
                            .map(model -> model.name() + " " + model.version())
                            .toList());
            fields.put(
                    "nearDuplicates",
                    library.library().duplicates().of(clip.id()).stream()
                            .map(each -> options.json() ? NearDuplicateText.fields(clip.id(), each) : each.text())
                            .toList());
            fields.put(
                    "history",
                    ports.audit().about("footage:" + clip.id(), HISTORY).stream()
                            .map(entry -> "%s %s %s %s"
                                    .formatted(entry.at(), entry.who(), entry.what(), entry.detail())
                                    .strip())
                            .toList());
            if (options.json()) {
                out.println(JsonMapper.shared().writeValueAsString(fields));
            } else {
                fields.forEach((name, value) -> out.println("%-17s %s".formatted(name, value)));
            }
            return ExitCode.OK;
        }
    }

    private static String shot(ShotMark mark) {
        return "%d ms %s %.2f %s"
                .formatted(mark.at().toMillis(), mark.state().name().toLowerCase(Locale.ROOT), mark.score(), mark.by());
    }

    /** A clip by its id or hash. NOT_FOUND when there is none, BAD_CONFIGURATION when it is neither. */
    static Footage find(FootageCatalogue catalogue, String text) {
        try {
            return (text.length() == 64 ? catalogue.find(Hash256.ofHex(text)) : catalogue.find(FootageId.of(text)))
                    .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no clip " + text));
        } catch (IllegalArgumentException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "'%s' is neither a clip's id nor a SHA-256".formatted(text), e);
        }
    }
}
