package dev.firebreak.app.cli;

import dev.firebreak.training.evaluate.EvaluationReport;
import java.util.Locale;

/** The part of a card that an evaluation writes: it is replaced when the package is measured anew. */
final class MeasuredCard {
    private static final String HEADING = "## Measured on sources it was not trained on";

    private MeasuredCard() {}

    static String of(String card, EvaluationReport report) {
        int at = card.indexOf(HEADING);
        StringBuilder text = new StringBuilder(at < 0 ? card : card.substring(0, at));
        text.append(text.isEmpty() || text.toString().endsWith("\n\n") ? "" : "\n")
                .append(HEADING)
                .append("\n\n");
        text.append("Dataset `")
                .append(report.dataset().name())
                .append("`. Streams are synthetic: recordings joined, with ")
                .append("staged events. No real first-person footage with a firearm was there to measure on.\n\n");
        text.append("| floor | reached | met | shown |\n|---|---|---|---|\n");
        report.floors()
                .forEach(floor -> text.append("| ")
                        .append(floor.floor())
                        .append(" | ")
                        .append(floor.reached())
                        .append(" | ")
                        .append(floor.met() ? "yes" : "no")
                        .append(" | ")
                        .append(floor.shown() ? "yes" : "no")
                        .append(" |\n"));
        text.append("\n| streams | hours | different material, hours | false holds | false cuts ")
                .append("| holds an hour ≤ (95 %) | cuts an hour ≤ (95 %) |\n")
                .append("|---|---|---|---|---|---|---|\n");
        report.bounds()
                .forEach(bound -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %.2f | %d | %d | %s | %s |%n",
                        bound.kind(),
                        bound.hours(),
                        bound.uniqueHours(),
                        bound.falseHolds(),
                        bound.falseCuts(),
                        bound.falseHoldsUpper95PerHour(),
                        bound.falseCutsUpper95PerHour())));
        return text.toString();
    }
}
