package dev.firebreak.app.footage;

import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.FootageKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An index of clips as {@code training.data.DatasetIndex} reads it (CSV, RFC 4180), with a few columns more. */
final class IndexText {
    /** The columns, in order. The trainer reads the first nine and audio; the rest is for people and other programs. */
    static final List<String> COLUMNS = List.of(
            "set",
            "split",
            "label",
            "class",
            "path",
            "source_group",
            "origin",
            "note",
            "use",
            "duration_s",
            "audio",
            "sha256",
            "licence",
            "shots_ms");

    private IndexText() {}

    static String fileName(FootageKind kind) {
        return switch (kind) {
            case SOUND -> "audio_index.csv";
            case PICTURE -> "image_index.csv";
            case VIDEO -> "video_index.csv";
        };
    }

    /** Where a clip lies in the folder. */
    static String path(DatasetMember member) {
        return member.set() + "/" + member.split().label() + "/" + member.name();
    }

    static String of(List<DatasetMember> members) {
        return Stream.concat(Stream.of(COLUMNS), members.stream().map(IndexText::row))
                .map(fields -> fields.stream().map(IndexText::quoted).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> row(DatasetMember member) {
        return List.of(
                member.set(),
                member.split().label(),
                member.label(),
                member.category(),
                path(member),
                member.sourceGroup(),
                member.origin(),
                member.note(),
                member.use().name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%.6f", member.duration().toNanos() / 1e9),
                member.sounding() ? "audio" : "silent",
                member.sha256().hex(),
                member.licence(),
                member.reviewed()
                        ? member.shots().stream()
                                .map(shot -> Long.toString(shot.toMillis()))
                                .collect(Collectors.joining(" ", "reviewed ", ""))
                                .strip()
                        : "");
    }

    static String quoted(String field) {
        return field.matches("[^,\"\\r\\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
