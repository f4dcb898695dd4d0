package dev.firebreak.app.cli;

import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.NearDuplicateStore;
import java.io.PrintWriter;
import java.util.HashMap;
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

/** {@code firebreak footage near-duplicates}: which clips show the same. */
@Command(
        name = "near-duplicates",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Which clips show or sound the same, though their files differ.")
final class FootageNearDuplicatesCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only of this clip: its id or SHA-256.")
    private @Nullable String id;

    @Option(
            names = "--across",
            description = "Only pairs of different source groups, which datasets then do not divide.")
    private boolean across;

    @Option(
            names = "--limit",
            defaultValue = "100",
            paramLabel = "N",
            description = "Look at so many pairs, the newest first (default: 100); 0: at all.")
    private int limit = 100;

    @Override
    public Integer call() {
        PrintWriter out = options.out();
        try (OpenLibrary library = options.open()) {
            FootageDesk.Ports ports = library.ports();
            Clips clips = new Clips(ports.catalogue());
            if (id != null) {
                print(
                        ports.pairs()
                                .of(FootageShowCommand.find(ports.catalogue(), id)
                                        .id()),
                        clips,
                        out);
                return ExitCode.OK;
            }
            long all = limit == 0 ? ports.pairs().count() : limit;
            for (int at = 0; at < all; at += NearDuplicateStore.MAX_LIST) {
                int most = Math.toIntExact(Math.min(NearDuplicateStore.MAX_LIST, all - at));
                print(ports.pairs().list(most, at), clips, out);
            }
            if (!options.json()) {
                out.println("%d pairs in all".formatted(ports.pairs().count()));
            }
            return ExitCode.OK;
        }
    }

    private void print(List<NearDuplicate> pairs, Clips clips, PrintWriter out) {
        for (NearDuplicate pair : pairs) {
            Optional<Footage> one = clips.find(pair.one());
            Optional<Footage> other = clips.find(pair.other());
            if (one.isPresent() && other.isPresent() && (!across || differ(one.get(), other.get()))) {
                out.println(
                        options.json()
                                ? JsonMapper.shared()
                                        .writeValueAsString(NearDuplicateText.fields(pair, one.get(), other.get()))
                                : NearDuplicateText.line(pair, one.get(), other.get()));
            }
        }
    }

    private static boolean differ(Footage one, Footage other) {
        return !one.description().sourceGroup().equals(other.description().sourceGroup());
    }

    /** Each clip is read once. */
    private record Clips(FootageCatalogue catalogue, Map<FootageId, Optional<Footage>> known) {
        Clips(FootageCatalogue catalogue) {
            this(catalogue, new HashMap<>());
        }

        Optional<Footage> find(FootageId clip) {
            return known.computeIfAbsent(clip, catalogue::find);
        }
    }
}
