package dev.firebreak.training.report;

import dev.firebreak.training.evaluate.EvaluationReport;
import dev.firebreak.training.streams.StreamFigures;
import java.util.ArrayList;
import java.util.List;

/** What long streams say. */
final class StreamSections {
    private StreamSections() {}

    static String of(EvaluationReport report, StreamFigures streams) {
        StringBuilder out = new StringBuilder(Markup.heading("Long synthetic streams"));
        out.append(Markup.paragraph(
                "%s h of streams put together from the dataset's recordings with seed %d: one source for minutes, cuts "
                                .formatted(Markup.number(streams.streamHours()), streams.seed())
                        + "between, changes of level, music, silence. A recording that is played sixty times is "
                        + "not sixty hours of evidence: bounds by different material are the ones to believe. Each "
                        + "bound is the exact 95 % upper bound of Poisson."));
        out.append(bounds(report)).append(kinds(streams));
        out.append(Markup.subheading("Staged events"));
        out.append(Markup.paragraph(
                "Each is a composite: shots laid over forty seconds of a harmless stream. Delay is from the first shot "
                        + "to the verdict, in stream time, of those found within twelve seconds."));
        out.append(events(streams));
        out.append(Markup.subheading("Events over false alarms of the harmless streams"));
        out.append(ClipSections.rates(streams.curves()));
        for (String group : streams.curves().isEmpty()
                ? List.<String>of()
                : List.copyOf(streams.curves().getFirst().groups().keySet())) {
            out.append(Plots.tradeOff(streams.curves(), group, "Detection error trade-off on streams: " + group));
        }
        return out.append(games(streams)).toString();
    }

    private static String bounds(EvaluationReport report) {
        List<List<String>> rows = new ArrayList<>();
        report.bounds()
                .forEach(bound -> rows.add(List.of(
                        bound.kind(),
                        Markup.number(bound.hours()),
                        Markup.number(bound.uniqueHours()),
                        Integer.toString(bound.falseHolds()),
                        Integer.toString(bound.falseCuts()),
                        "≤ " + Markup.number(bound.falseHoldsUpper95PerStreamHour()),
                        "≤ " + Markup.number(bound.falseCutsUpper95PerStreamHour()),
                        "≤ " + Markup.number(bound.falseHoldsUpper95PerHour()),
                        "≤ " + Markup.number(bound.falseCutsUpper95PerHour()))));
        return Markup.table(
                List.of(
                        "streams",
                        "hours",
                        "hours of different material",
                        "false holds",
                        "false cuts",
                        "holds an hour, if each hour were new",
                        "cuts an hour, if each hour were new",
                        "holds an hour, by different material",
                        "cuts an hour, by different material"),
                rows);
    }

    private static String kinds(StreamFigures streams) {
        List<List<String>> rows = new ArrayList<>();
        streams.kinds()
                .forEach((kind, figures) -> rows.add(List.of(
                        kind,
                        Integer.toString(figures.streams()),
                        Integer.toString(figures.sourceGroups()),
                        Markup.text(figures.watch()),
                        Markup.text(figures.hold()),
                        Markup.text(figures.cut()),
                        figures.heldWhile().isEmpty()
                                ? Markup.NONE
                                : figures.heldWhile().toString())));
        return Markup.table(
                List.of("streams", "of them", "source groups", "watch", "hold", "cut", "held while this was heard"),
                rows);
    }

    private static String events(StreamFigures streams) {
        List<List<String>> rows = new ArrayList<>();
        streams.events()
                .forEach((name, event) -> rows.add(List.of(
                        name,
                        event.what(),
                        Integer.toString(event.sources()),
                        Markup.text(event.watch()),
                        Markup.text(event.hold()),
                        Markup.text(event.cut()),
                        Integer.toString(event.early()),
                        Markup.text(event.watchDelayMillis()),
                        Markup.text(event.holdDelayMillis()),
                        Markup.text(event.cutDelayMillis()))));
        return Markup.table(
                List.of(
                        "event",
                        "what",
                        "recordings",
                        "watch",
                        "hold",
                        "cut",
                        "held before the first shot",
                        "to watch, p50 / p95 (of)",
                        "to hold",
                        "to cut"),
                rows);
    }

    private static String games(StreamFigures streams) {
        List<List<String>> rows = new ArrayList<>();
        streams.gameOrReal()
                .forEach(each -> rows.add(List.of(
                        each.rule(),
                        Markup.text(each.real()),
                        Markup.text(each.games()),
                        "%s (%s–%s)"
                                .formatted(
                                        Markup.number(each.balancedAccuracy()),
                                        Markup.number(each.low95()),
                                        Markup.number(each.high95())),
                        Integer.toString(each.gameSources()),
                        each.byGame().entrySet().stream()
                                .map(game -> game.getKey() + " " + Markup.text(game.getValue()))
                                .reduce((a, b) -> a + "; " + b)
                                .orElse(""))));
        if (rows.isEmpty()) {
            return "";
        }
        return Markup.subheading("Game against real life on gunfire streams")
                + Markup.paragraph(
                        "Real life is a composite: recordings of real gunfire over harmless video. Streams from the same recording of a "
                                + "game are not independent, so the intervals are narrower than they should be.")
                + Markup.table(
                        List.of(
                                "rule",
                                "real gunfire taken for real",
                                "games not taken for real",
                                "balanced accuracy",
                                "game recordings",
                                "by game"),
                        rows);
    }
}
