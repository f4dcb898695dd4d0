package dev.firebreak.app.cli;

import dev.firebreak.core.footage.Coverage;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Vocabulary;
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

/** {@code firebreak footage coverage}: what the library lacks. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "How many clips there are of each combination of two facets, and which are missing.")
final class FootageCoverageCommand implements Callable<Integer> {
    private static final int CELL = 9;

    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Parameters(index = "0", defaultValue = "light", paramLabel = "ROWS", description = "A facet (default: light).")
    private String rows = "light";

    @Parameters(
            index = "1",
            defaultValue = "weapon-type",
            paramLabel = "COLUMNS",
            description = "Another (default: weapon-type).")
    private String columns = "weapon-type";

    @Option(names = "--query", defaultValue = "", paramLabel = "QUERY", description = "Only of clips that it finds.")
    private String query = "";

    @Override
    public Integer call() {
        try (OpenLibrary library = options.open()) {
            Vocabulary vocabulary = library.ports().vocabulary().vocabulary();
            FootageQuery wanted = QueryWords.of(query, vocabulary);
            print(library.ports().catalogue().coverage(rows, columns, wanted), options.out());
            return ExitCode.OK;
        }
    }

    private void print(Coverage coverage, PrintWriter out) {
        if (options.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("rowFacet", coverage.rowFacet());
            fields.put("columnFacet", coverage.columnFacet());
            fields.put("rows", coverage.rows());
            fields.put("columns", coverage.columns());
            fields.put("clips", coverage.clips());
            fields.put("gaps", coverage.gaps());
            out.println(JsonMapper.shared().writeValueAsString(fields));
            return;
        }
        int first = coverage.rows().stream().mapToInt(String::length).max().orElse(0) + 2;
        out.println(" ".repeat(first)
                + coverage.columns().stream().map(FootageCoverageCommand::cell).collect(Collectors.joining()));
        for (int i = 0; i < coverage.rows().size(); i++) {
            List<Long> counts = coverage.clips().get(i);
            out.println(("%-" + first + "s").formatted(coverage.rows().get(i))
                    + counts.stream()
                            .map(count -> cell(count == 0 ? "." : count.toString()))
                            .collect(Collectors.joining()));
        }
        Map<String, List<String>> gaps = coverage.gaps().stream()
                .collect(Collectors.groupingBy(
                        Coverage.Gap::row,
                        LinkedHashMap::new,
                        Collectors.mapping(Coverage.Gap::column, Collectors.toList())));
        gaps.forEach((row, missing) -> out.println("nothing with %s %s and %s: %s"
                .formatted(coverage.rowFacet(), row, coverage.columnFacet(), String.join(", ", missing))));
    }

    private static String cell(String text) {
        String cut = text.length() >= CELL ? text.substring(0, CELL - 1) : text;
        return ("%" + CELL + "s").formatted(cut);
    }
}
