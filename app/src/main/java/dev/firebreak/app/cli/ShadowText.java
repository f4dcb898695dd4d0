package dev.firebreak.app.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The shadow report as lines for a terminal. */
final class ShadowText {
    private ShadowText() {}

    static String of(JsonNode report) {
        StringBuilder lines = new StringBuilder();
        JsonNode total = report.path("total");
        row(lines, "model package", report.path("modelPackage").asString());
        row(lines, "judge", report.path("judge").asString());
        row(lines, "shadow mode", report.path("everywhere").asBoolean() ? "all streams" : "streams registered so");
        row(lines, "watched", number(total.path("streamHours").asDouble()) + " stream-hours");
        row(
                lines,
                "verdicts",
                "%d hold, %d cut; %d reviewed, %d not (each of those counts as false)"
                        .formatted(
                                total.path("holds").asLong(),
                                total.path("cuts").asLong(),
                                total.path("reviewed").asLong(),
                                total.path("unreviewed").asLong()));
        JsonNode marks = total.path("marks");
        row(
                lines,
                "found to be",
                "%d false alarm, %d real, %d game, %d film, %d unsure"
                        .formatted(
                                marks.path("falseAlarm").asLong(),
                                marks.path("real").asLong(),
                                marks.path("game").asLong(),
                                marks.path("film").asLong(),
                                marks.path("unsure").asLong()));
        row(lines, "false holds", wrong(total.path("falseHolds")));
        row(lines, "false cuts", wrong(total.path("falseCuts")));
        row(lines, "acts by itself up to", report.path("arming").path("level").asString());
        report.path("arming")
                .path("refusals")
                .forEach(refusal -> row(lines, "", refusal.path("text").asString()));
        for (JsonNode stream : report.path("streams")) {
            JsonNode watched = stream.path("watched");
            row(
                    lines,
                    "  " + stream.path("stream").asString(),
                    "%s h, %d false holds, %d false cuts"
                            .formatted(
                                    number(watched.path("streamHours").asDouble()),
                                    watched.path("falseHolds").path("events").asLong(),
                                    watched.path("falseCuts").path("events").asLong()));
        }
        return lines.toString();
    }

    private static String wrong(JsonNode of) {
        String limit = number(of.path("limit").asDouble());
        double left = of.path("hoursToProve").asDouble();
        String rate = of.path("upperPerHour").isNull()
                ? "nothing watched yet"
                : "%d, at most %s an hour (95 %%)"
                        .formatted(
                                of.path("events").asLong(),
                                number(of.path("upperPerHour").asDouble()));
        return left > 0
                ? rate + "; %s h without another prove your limit of %s".formatted(number(Math.ceil(left)), limit)
                : rate + "; within your limit of " + limit;
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    private static void row(StringBuilder lines, String name, String value) {
        lines.append(String.format(Locale.ROOT, "  %-22s %s%n", name, value));
    }
}
