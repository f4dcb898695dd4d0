package dev.firebreak.app.cli;

import dev.firebreak.core.footage.FacetCounts;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageQuery;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak footage list}: finds clips. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Finds clips by words and facet:term (light:night, set:x, use:train, light:- for unlabelled).")
final class FootageListCommand implements Callable<Integer> {
    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "Words, or facet:term; all must hold.")
    private List<String> words = List.of();

    @Option(names = "--facets", description = "How many clips have which term, instead of the clips.")
    private boolean facets;

    @Option(names = "--withdrawn", description = "Withdrawn clips.")
    private boolean withdrawn;

    @Option(names = "--limit", defaultValue = "50", paramLabel = "N", description = "At most so many (default: 50).")
    private int limit = 50;

    @Option(names = "--offset", defaultValue = "0", paramLabel = "N", description = "Leaves out the first ones.")
    private int offset;

    @Override
    public Integer call() {
        PrintWriter out = options.out();
        try (OpenLibrary library = options.open()) {
            FootageCatalogue catalogue = library.ports().catalogue();
            FootageQuery query = QueryWords.of(
                            words, library.ports().vocabulary().vocabulary())
                    .with(withdrawn ? FootageQuery.Standing.WITHDRAWN : FootageQuery.Standing.PRESENT);
            FacetCounts counts = catalogue.count(query);
            if (facets) {
                printFacets(counts, out);
                return ExitCode.OK;
            }
            int most = Math.clamp(limit, 1, FootageCatalogue.MAX_PAGE);
            List<Footage> clips = catalogue.search(query, most, Math.max(0, offset));
            clips.forEach(clip -> out.println(
                    options.json()
                            ? JsonMapper.shared().writeValueAsString(FootageText.fields(clip))
                            : FootageText.line(clip)));
            if (!options.json()) {
                out.println(
                        "%d of %d clips, %d MiB in all".formatted(clips.size(), counts.total(), counts.bytes() >> 20));
            }
            return ExitCode.OK;
        }
    }

    private void printFacets(FacetCounts counts, PrintWriter out) {
        if (options.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("total", counts.total());
            fields.put("bytes", counts.bytes());
            Map<String, Object> byFacet = new LinkedHashMap<>();
            counts.byFacet()
                    .forEach((facet, terms) -> byFacet.put(
                            facet,
                            terms.stream()
                                    .collect(Collectors.toMap(
                                            FacetCounts.TermCount::term,
                                            FacetCounts.TermCount::clips,
                                            (one, other) -> one,
                                            LinkedHashMap::new))));
            fields.put("facets", byFacet);
            out.println(JsonMapper.shared().writeValueAsString(fields));
            return;
        }
        counts.byFacet().forEach((facet, terms) -> {
            out.println(facet);
            terms.forEach(term -> out.println("  %6d  %s".formatted(term.clips(), term.term())));
        });
        out.println("%d clips, %d MiB".formatted(counts.total(), counts.bytes() >> 20));
    }
}
