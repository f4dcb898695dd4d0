package dev.firebreak.app.web;

import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.core.footage.Coverage;
import dev.firebreak.core.footage.CoverageGaps;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the library has, and what it lacks. */
@RestController
@RequestMapping("/api/v1/coverage")
final class CoverageController {
    /** Facets whose pairs are looked through for gaps; more would be too many tables for one answer. */
    static final int MAX_FACETS = 12;

    private final FootageDesk desk;

    CoverageController(FootageParts parts) {
        desk = parts.desk();
    }

    /** A row or column of the table: {@code -} stands for clips that do not say. */
    record Axis(String facet, String title, List<FootageViews.TermCount> terms) {}

    /** Clips by two facets; {@code clips} are rows × columns. */
    record Table(Axis rows, Axis columns, List<List<Long>> clips) {}

    /** Something that no clip has. Row and column are the same where a single term is missing. */
    record Lacking(String sentence, String row, String column) {}

    @GetMapping
    @Described(value = "How many clips there are of each combination of two facets", access = Access.CUSTODIAN)
    Table table(
            @RequestParam String rows,
            @RequestParam String columns,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable List<String> label) {
        Vocabulary vocabulary = desk.ports().vocabulary().vocabulary();
        Coverage coverage = desk.ports().catalogue().coverage(rows, columns, FootageSearch.query(text, label, null));
        return new Table(
                axis(rows, coverage.rows(), coverage, true, vocabulary),
                axis(columns, coverage.columns(), coverage, false, vocabulary),
                coverage.clips());
    }

    @GetMapping("/gaps")
    @Described(value = "What the library lacks, in sentences, most telling first", access = Access.CUSTODIAN)
    List<Lacking> gaps(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable List<String> label,
            @RequestParam(defaultValue = "40") int limit) {
        Input.page(limit, 0);
        FootageQuery query = FootageSearch.query(text, label, null);
        Vocabulary vocabulary = desk.ports().vocabulary().vocabulary();
        List<Facet> facets = vocabulary.facets().stream().limit(MAX_FACETS).toList();
        List<Coverage> tables = new ArrayList<>();
        for (int i = 0; i < facets.size(); i++) {
            for (int j = i + 1; j < facets.size(); j++) {
                tables.add(desk.ports()
                        .catalogue()
                        .coverage(facets.get(i).name(), facets.get(j).name(), query));
            }
        }
        return CoverageGaps.of(tables, vocabulary, limit).stream()
                .map(gap -> new Lacking(
                        gap.sentence(), gap.row().toString(), gap.column().toString()))
                .toList();
    }

    private static Axis axis(
            String facet, List<String> terms, Coverage coverage, boolean ofRows, Vocabulary vocabulary) {
        List<FootageViews.TermCount> counts = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            long sum = 0;
            for (int j = 0; j < (ofRows ? coverage.columns() : coverage.rows()).size(); j++) {
                sum += ofRows
                        ? coverage.clips().get(i).get(j)
                        : coverage.clips().get(j).get(i);
            }
            counts.add(new FootageViews.TermCount(
                    terms.get(i), FootageViews.termTitle(vocabulary, facet, terms.get(i)), sum));
        }
        return new Axis(facet, vocabulary.facet(facet).map(Facet::title).orElse(facet), counts);
    }
}
