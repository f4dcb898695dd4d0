package dev.firebreak.app.cli;

import dev.firebreak.app.footage.WithdrawalEffect;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.Footage;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak footage withdraw}: takes clips back for their contributor. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes clips out of every future dataset, and names the datasets and models that hold them.")
final class FootageWithdrawCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of clips, or SHA-256 of their bytes.")
    private List<String> ids = List.of();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept with the clip.")
    private String reason = "";

    @Option(names = "--erase", description = "Also deletes the bytes, thumbnails and sound curve, for good.")
    private boolean erase;

    @Override
    public Integer call() {
        PrintWriter out = options.out();
        try (OpenLibrary library = options.open()) {
            List<Footage> clips = ids.stream()
                    .map(id -> FootageShowCommand.find(library.ports().catalogue(), id))
                    .toList();
            for (Footage clip : clips) {
                print(library.desk().withdraw(clip.id(), reason, erase, OpenLibrary.by()), out);
            }
            return ExitCode.OK;
        }
    }

    private void print(WithdrawalEffect effect, PrintWriter out) {
        List<String> datasets =
                effect.datasets().stream().map(Dataset::reference).toList();
        List<String> models = effect.models().stream()
                .map(model -> "%s %s (%s)".formatted(model.name(), model.version(), model.where()))
                .toList();
        if (options.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", effect.clip().id().toString());
            fields.put("datasets", datasets);
            fields.put("models", models);
            fields.put(
                    "nearDuplicates",
                    effect.lookAlikes().stream()
                            .map(each -> NearDuplicateText.fields(effect.clip().id(), each))
                            .toList());
            out.println(JsonMapper.shared().writeValueAsString(fields));
            return;
        }
        out.println(
                "Withdrawn: %s %s".formatted(effect.clip().id(), effect.clip().originalName()));
        out.println("  datasets that hold it, no longer to be used: " + (datasets.isEmpty() ? "none" : datasets));
        out.println("  models made from its source group: "
                + (models.isEmpty() ? "none that is known here (see 'footage models')" : models));
        effect.lookAlikes()
                .forEach(each -> out.println("  no longer in new datasets either, until 'footage rule': "
                        + each.other().id() + " " + each.other().originalName() + ", "
                        + each.pair().text()));
    }
}
