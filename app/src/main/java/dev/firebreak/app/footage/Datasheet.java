package dev.firebreak.app.footage;

import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.segment.Hash256;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dataset's sheet: JSON-LD by the Croissant format 1.0 of MLCommons, which dataset tools read. Each index file is a FileObject with its
 * hash; its rows are a RecordSet; the clips of a kind are a FileSet. Clips carry their hashes in the index.
 */
final class Datasheet {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> CROISSANT_TERMS = List.of(
            "citeAs",
            "column",
            "extract",
            "field",
            "fileProperty",
            "fileObject",
            "fileSet",
            "format",
            "includes",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "path",
            "recordSet",
            "references",
            "regex",
            "repeated",
            "replace",
            "separator",
            "source",
            "subField",
            "transform");

    private Datasheet() {}

    /** An index file as it was written. */
    record Index(FootageKind kind, long bytes, Hash256 sha256) {
        static Index of(FootageKind kind, byte[] text) {
            return new Index(kind, text.length, Hash256.sha256(text));
        }

        String name() {
            return IndexText.fileName(kind);
        }

        String records() {
            return kind.name().toLowerCase(Locale.ROOT) + "-clips";
        }
    }

    static String of(Dataset dataset, List<DatasetMember> members, DatasetLikeness likeness, List<Index> indexes) {
        Map<String, Object> sheet = new LinkedHashMap<>();
        sheet.put("@context", context());
        sheet.put("@type", "sc:Dataset");
        sheet.put("conformsTo", "http://mlcommons.org/croissant/1.0");
        sheet.put("name", dataset.name());
        sheet.put("version", dataset.version() + ".0.0");
        sheet.put("description", description(dataset, members) + likeness.sentence());
        sheet.put(
                "license",
                members.stream().map(DatasetMember::licence).distinct().sorted().toList());
        sheet.put("url", "urn:sha256:" + dataset.content());
        sheet.put("creator", creators(members));
        LocalDate made = LocalDate.ofInstant(dataset.createdAt(), ZoneOffset.UTC);
        sheet.put("dateCreated", made.toString());
        sheet.put("datePublished", made.toString());
        sheet.put("isLiveDataset", false);
        sheet.put("keywords", keywords(members));
        sheet.put(
                "distribution",
                Stream.concat(
                                indexes.stream().map(Datasheet::file),
                                indexes.stream().map(Datasheet::clips))
                        .toList());
        sheet.put("recordSet", indexes.stream().map(Datasheet::records).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sheet) + "\n";
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("@language", "en");
        context.put("@vocab", "https://schema.org/");
        context.put("sc", "https://schema.org/");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("conformsTo", "dct:conformsTo");
        context.put("data", Map.of("@id", "cr:data", "@type", "@json"));
        context.put("dataType", Map.of("@id", "cr:dataType", "@type", "@vocab"));
        context.put("examples", Map.of("@id", "cr:examples", "@type", "@json"));
        CROISSANT_TERMS.forEach(term -> context.put(term, "cr:" + term));
        return context;
    }

    private static String description(Dataset dataset, List<DatasetMember> members) {
        long groups =
                members.stream().map(DatasetMember::sourceGroup).distinct().count();
        return ("%sMade by the query '%s', split %s: %d clips for training, %d for validation, %d for testing,"
                        + " of %d source groups, none of which is on two sides. Content hash %s.")
                .formatted(
                        dataset.description().isEmpty() ? "" : dataset.description() + " ",
                        dataset.query().isEmpty() ? "everything" : dataset.query(),
                        dataset.split(),
                        dataset.clips().getOrDefault(Split.TRAIN, 0L),
                        dataset.clips().getOrDefault(Split.VAL, 0L),
                        dataset.clips().getOrDefault(Split.TEST, 0L),
                        groups,
                        dataset.content());
    }

    private static List<Map<String, Object>> creators(List<DatasetMember> members) {
        return members.stream()
                .map(DatasetMember::contributor)
                .distinct()
                .sorted()
                .map(name -> ordered("@type", "sc:Organization", "name", name))
                .toList();
    }

    private static List<String> keywords(List<DatasetMember> members) {
        return members.stream().map(DatasetMember::label).distinct().sorted().toList();
    }

    private static Map<String, Object> file(Index index) {
        return ordered(
                "@type", "cr:FileObject",
                "@id", index.name(),
                "name", index.name(),
                "contentUrl", index.name(),
                "contentSize", index.bytes() + " B",
                "encodingFormat", "text/csv",
                "sha256", index.sha256().hex());
    }

    private static Map<String, Object> clips(Index index) {
        String id = index.records() + "-files";
        return ordered(
                "@type",
                "cr:FileSet",
                "@id",
                id,
                "name",
                id,
                "description",
                "The files that the column path of " + index.name() + " names.",
                "encodingFormat",
                switch (index.kind()) {
                    case SOUND -> "audio/*";
                    case PICTURE -> "image/*";
                    case VIDEO -> "video/*";
                },
                "includes",
                "*/*/*");
    }

    private static Map<String, Object> records(Index index) {
        return ordered(
                "@type", "cr:RecordSet",
                "@id", index.records(),
                "name", index.records(),
                "key", Map.of("@id", index.records() + "/path"),
                "field",
                        IndexText.COLUMNS.stream()
                                .map(column -> field(index, column))
                                .toList());
    }

    private static Map<String, Object> field(Index index, String column) {
        return ordered(
                "@type",
                "cr:Field",
                "@id",
                index.records() + "/" + column,
                "name",
                column,
                "dataType",
                column.equals("duration_s") ? "sc:Float" : "sc:Text",
                "source",
                ordered(
                        "fileObject", Map.of("@id", index.name()),
                        "extract", Map.of("column", column)));
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
