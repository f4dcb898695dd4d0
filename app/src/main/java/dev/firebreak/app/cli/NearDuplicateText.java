package dev.firebreak.app.cli;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.IntakeOutcome;
import dev.firebreak.core.footage.LookAlike;
import dev.firebreak.core.footage.NearDuplicate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Near-duplicates as commands print them. */
final class NearDuplicateText {
    /** Of one clip that was taken in. */
    private static final int MOST_TOLD = 3;

    private static final double MILLIS = 1000;

    private NearDuplicateText() {}

    /** What a clip that was taken in resembles; empty when nothing. */
    static String told(IntakeOutcome.Added added) {
        if (added.lookAlikes().isEmpty()) {
            return "";
        }
        int more = added.lookAlikes().size() - MOST_TOLD;
        return added.lookAlikes().stream().limit(MOST_TOLD).map(LookAlike::text).collect(Collectors.joining("; "))
                + (more > 0 ? "; and %d more".formatted(more) : "")
                + (added.held() ? " (held: in no dataset until somebody says that it may stay)" : "");
    }

    /** What a clip resembles, for programs. Times in seconds. */
    static Map<String, Object> fields(FootageId clip, LookAlike seen) {
        NearDuplicate pair = seen.pair();
        Footage other = seen.other();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", other.id().toString());
        fields.put("name", other.originalName());
        fields.put("set", other.description().set());
        fields.put("sourceGroup", other.description().sourceGroup());
        fields.put("withdrawn", other.withdrawal().isPresent());
        put(fields, pair, "", pair.stretchOf(clip));
        put(fields, pair, "other", pair.stretchOf(other.id()));
        pair.ruled().ifPresent(said -> {
            fields.put("ruling", said.ruling().label());
            fields.put("ruledBy", said.by());
            fields.put("ruledAt", said.at().toString());
        });
        return fields;
    }

    /** A pair, for programs. */
    static Map<String, Object> fields(NearDuplicate pair, Footage one, Footage other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", one.id().toString());
        fields.put("name", one.originalName());
        fields.put("set", one.description().set());
        fields.put("sourceGroup", one.description().sourceGroup());
        fields.put("withdrawn", one.withdrawal().isPresent());
        fields.put("foundAt", pair.foundAt().toString());
        fields.put("other", fields(one.id(), new LookAlike(pair, other)));
        return fields;
    }

    /** A pair, for people. */
    static String line(NearDuplicate pair, Footage one, Footage other) {
        return "%s/%s  %s  =  %s/%s  %s: %s%s%s%n  %s %s%n  %s %s"
                .formatted(
                        one.description().set(),
                        one.description().sourceGroup(),
                        one.originalName(),
                        other.description().set(),
                        other.description().sourceGroup(),
                        other.originalName(),
                        pair.text(),
                        one.withdrawal().isPresent() || other.withdrawal().isPresent() ? ", one was withdrawn" : "",
                        pair.ruled()
                                .map(said -> ", " + said.ruling().label() + " (" + said.by() + ")")
                                .orElse(""),
                        one.id(),
                        span(pair.stretchOf(one.id())),
                        other.id(),
                        span(pair.stretchOf(other.id())));
    }

    private static void put(Map<String, Object> fields, NearDuplicate pair, String side, Interval stretch) {
        if (side.isEmpty()) {
            fields.put(
                    "by", pair.channels().stream().map(NearDuplicate.By::label).toList());
            fields.put("score", pair.score());
        }
        fields.put(side.isEmpty() ? "from" : side + "From", stretch.from().toMillis() / MILLIS);
        fields.put(side.isEmpty() ? "to" : side + "To", stretch.to().toMillis() / MILLIS);
    }

    private static String span(Interval stretch) {
        return String.format(
                Locale.ROOT,
                "%.1f-%.1f s",
                stretch.from().toMillis() / MILLIS,
                stretch.to().toMillis() / MILLIS);
    }
}
