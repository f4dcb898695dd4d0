package dev.firebreak.app.copy;

import dev.firebreak.core.copy.CopyMatch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Matches for programs and for people. */
public final class CopyText {
    private static final double MILLIS = 1000;
    private static final double AS_GOOD_AS_SURE = 0.9;
    private static final double VERY_LIKELY = 0.75;
    private static final double LIKELY = 0.5;

    private CopyText() {}

    /** A score in words, by what it stands for: 0.5 is one false match in a thousand look-ups, 0.75 one in a million, 0.9 one in 10 billion. */
    public static String sureness(double score) {
        if (score >= AS_GOOD_AS_SURE) {
            return "as good as sure";
        }
        if (score >= VERY_LIKELY) {
            return "very likely";
        }
        return score >= LIKELY ? "likely" : "perhaps";
    }

    /** Times in seconds. */
    public static Map<String, Object> fields(CopyMatch match) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bank", match.bank().value());
        fields.put("entry", match.entry().value());
        fields.put("action", word(match.action()));
        match.overruledBy().ifPresent(bank -> fields.put("overruledBy", bank.value()));
        fields.put("by", match.channels().stream().map(CopyText::word).toList());
        fields.put("score", match.score());
        fields.put("sureness", sureness(match.score()));
        fields.put("from", seconds(match.where().query().from()));
        fields.put("to", seconds(match.where().query().to()));
        fields.put("referenceFrom", seconds(match.where().reference().from()));
        fields.put("referenceTo", seconds(match.where().reference().to()));
        fields.put("rate", match.where().rate());
        return fields;
    }

    /** One line of a table; {@code reference} names what was matched. */
    public static String line(CopyMatch match, String reference) {
        return String.format(
                Locale.ROOT,
                "  %-15s  %-28s  %-15s  %-6s  %.3f  %s%s",
                span(match.where().query().from(), match.where().query().to()),
                reference,
                span(match.where().reference().from(), match.where().reference().to()),
                word(match.action()),
                match.score(),
                match.channels().stream().map(CopyText::word).collect(Collectors.joining("+")),
                match.overruledBy().map(bank -> ", overruled by " + bank).orElse(""));
    }

    private static String span(Duration from, Duration to) {
        return String.format(Locale.ROOT, "%.1f-%.1f s", seconds(from), seconds(to));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
