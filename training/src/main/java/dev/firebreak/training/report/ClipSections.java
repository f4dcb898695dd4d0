package dev.firebreak.training.report;

import dev.firebreak.training.data.SetGroups;
import dev.firebreak.training.evaluate.Alarms;
import dev.firebreak.training.evaluate.ClipFigures;
import dev.firebreak.training.evaluate.Confusion;
import dev.firebreak.training.evaluate.PictureMeans;
import dev.firebreak.training.evaluate.Robustness;
import dev.firebreak.training.evaluate.Stills;
import dev.firebreak.training.measure.OperatingCurve;
import dev.firebreak.training.measure.ScoreCurve;
import dev.firebreak.training.measure.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What single clips and stills say. */
final class ClipSections {
    private ClipSections() {}

    static String of(ClipFigures clips) {
        StringBuilder out = new StringBuilder(Markup.heading("Gunfire found, over false alarms"));
        out.append(Markup.paragraph(
                "%d clips, each played as a stream of its own. A threshold for a rate lets through as many "
                                .formatted(clips.clips())
                        + "harmless clips as the hours of harmless material allow at that rate; it is read off these very clips. "
                        + "“To” is the recall if the true threshold were as low as the hours leave possible; “open” says that it may also be higher "
                        + "without limit. “Shown” is the recall where the exact 95 % bound of the rate is within it."));
        out.append(rates(clips.curves()));
        for (String group : List.of(SetGroups.ALL, SetGroups.NEAR, SetGroups.DISTANT)) {
            out.append(Plots.tradeOff(
                    clips.curves(), group, "Detection error trade-off: recordings of gunfire: " + group));
        }
        out.append(Markup.heading("As the package is set")).append(levels(clips));
        if (clips.teacher() != null) {
            out.append(teacher(clips));
        }
        out.append(Markup.heading("Harmless material, by set")).append(alarms(clips.falseAlarmsBySet()));
        out.append(Markup.heading("Harmless material, by class")).append(alarms(clips.falseAlarmsByClass()));
        out.append(Markup.heading("Calibration")).append(Plots.reliability(clips.calibration()));
        out.append(Markup.heading("Real, game or film"));
        out.append(
                Markup.paragraph(
                        "By sound: the likeliest source of the window with the most gunfire, where gunfire is likelier than not."));
        out.append(confusion(clips.soundConfusion()));
        out.append(Markup.paragraph("By pictures: the likeliest class of a clip on the mean of its pictures."));
        out.append(confusion(clips.pictureConfusion())).append(means(clips.pictures()));
        return out.toString();
    }

    static String stills(Map<String, Stills.OfSet> stills) {
        List<List<String>> rows = new ArrayList<>();
        stills.forEach((set, figures) -> {
            rows.add(List.of(
                    set, figures.what(), "as they are", figures.takenFor().toString(), Markup.text(figures.game())));
            rows.add(List.of(
                    set,
                    figures.what(),
                    "edges masked",
                    figures.masked().takenFor().toString(),
                    Markup.text(figures.masked().game())));
        });
        return Markup.heading("Still pictures")
                + Markup.table(List.of("set", "what they show", "", "taken for", "taken for a game"), rows);
    }

    static String robustness(List<Robustness.Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        for (Robustness.Row row : rows) {
            cells.add(List.of(
                    row.condition(),
                    near(row.judge()),
                    distant(row.judge()),
                    near(row.soundModel()),
                    distant(row.soundModel()),
                    Markup.text(row.soundModelAlarms()),
                    Markup.text(row.harmless().watch()),
                    Markup.text(row.harmless().hold()),
                    Markup.text(row.gamesSeen()),
                    Markup.text(row.firearmsSeen()),
                    row.what()));
        }
        return Markup.heading("What a live stream brings, each thing on its own")
                + Markup.paragraph(
                        "Recall at the thresholds that allow one false alarm an hour on the clips as they are. The first four "
                                + "rows are the ablation: sound, picture and motion; sound only; picture only; without motion.")
                + Markup.table(
                        List.of(
                                "condition",
                                "near, judge",
                                "distant, judge",
                                "near, sound model",
                                "distant, sound model",
                                "harmless above the sound model's threshold",
                                "harmless: watch",
                                "harmless: hold",
                                "games seen as games",
                                "harmless seen as firearm",
                                "what is done"),
                        cells);
    }

    static String rates(List<ScoreCurve> curves) {
        List<List<String>> rows = new ArrayList<>();
        for (ScoreCurve curve : curves) {
            curve.groups().forEach((group, figures) -> {
                List<String> row =
                        new ArrayList<>(List.of(curve.score(), group, Markup.number(figures.areaUnderCurve())));
                figures.at().forEach(at -> row.add(cell(at)));
                rows.add(row);
            });
        }
        List<String> heading = new ArrayList<>(List.of("score", "recordings", "area under curve"));
        ScoreCurve.RATES.forEach(rate -> heading.add("recall at ≤ " + rate + "/h"));
        String shown = curves.isEmpty() || curves.getFirst().groups().isEmpty()
                ? ""
                : Markup.paragraph(remarks(curves.getFirst()));
        return Markup.table(heading, rows) + shown;
    }

    private static String remarks(ScoreCurve curve) {
        StringBuilder text = new StringBuilder("Hours of harmless material: ")
                .append(Markup.number(curve.harmlessHours()))
                .append(". ");
        for (OperatingCurve.At at : curve.groups().values().iterator().next().at()) {
            text.append("≤ %s an hour: %d let through, true rate ≤ %s (95 %%): %s, %s h without any would show it. "
                    .formatted(
                            at.perHour(),
                            at.allowed(),
                            Markup.number(at.upper95PerHour()),
                            at.shown() ? "shown" : "not shown",
                            Markup.number(at.hoursToShow())));
        }
        return text.toString();
    }

    private static String cell(OperatingCurve.At at) {
        String found = Markup.text(at.found());
        Double highest = at.foundAtLowest().share();
        if (highest == null) {
            return found;
        }
        String range = " to " + Markup.number(highest) + (at.openUpwards() ? ", open" : "");
        return found
                + range
                + (at.foundWhereShown() == null
                        ? ""
                        : "; shown: " + Markup.number(at.foundWhereShown().share()));
    }

    private static String levels(ClipFigures clips) {
        List<List<String>> rows = new ArrayList<>();
        clips.recall()
                .forEach((group, recall) -> rows.add(List.of(
                        group,
                        Markup.text(recall.watch()),
                        Markup.text(recall.hold()),
                        Markup.text(recall.cut()),
                        Markup.text(recall.watchDelayMillis()),
                        Markup.text(recall.holdDelayMillis()),
                        Markup.text(recall.cutDelayMillis()))));
        return Markup.table(
                        List.of(
                                "recordings of gunfire",
                                "watch",
                                "hold",
                                "cut",
                                "to watch, p50 / p95 (of)",
                                "to hold",
                                "to cut"),
                        rows)
                + alarms(Map.of("games", clips.games()))
                + alarms(Map.of("films", clips.films()))
                + alarms(Map.of("all harmless", clips.harmless()));
    }

    private static String teacher(ClipFigures clips) {
        var teacher = java.util.Objects.requireNonNull(clips.teacher());
        List<List<String>> rows = new ArrayList<>();
        teacher.recall().forEach((group, share) -> rows.add(List.of(group, Markup.text(share))));
        rows.add(List.of("harmless clips flagged", Markup.text(teacher.falseAlarms())));
        rows.add(List.of("games flagged", Markup.text(teacher.gamesFlagged())));
        return Markup.subheading("Beside it: " + teacher.rule()) + Markup.table(List.of("", "flagged"), rows);
    }

    private static String alarms(Map<String, Alarms> alarms) {
        List<List<String>> rows = new ArrayList<>();
        alarms.forEach((name, figures) -> rows.add(List.of(
                name,
                Integer.toString(figures.clips()),
                Markup.number(figures.watch().hours()),
                Markup.text(figures.watch()),
                Markup.text(figures.hold()),
                Markup.text(figures.cut()))));
        return Markup.table(List.of("", "clips", "hours", "watch", "hold", "cut"), rows);
    }

    private static String confusion(Confusion confusion) {
        List<String> heading = new ArrayList<>(List.of("is \\ taken for"));
        heading.addAll(confusion.columns());
        List<List<String>> rows = new ArrayList<>();
        confusion.rows().forEach((name, counts) -> {
            List<String> row = new ArrayList<>(List.of(name));
            counts.forEach(count -> row.add(Integer.toString(count)));
            rows.add(row);
        });
        return Markup.table(heading, rows);
    }

    private static String means(Map<String, PictureMeans> pictures) {
        List<List<String>> rows = new ArrayList<>();
        pictures.forEach((set, means) -> rows.add(List.of(
                set,
                Integer.toString(means.of()),
                Markup.number(means.firearmFirstPerson()),
                Markup.number(means.game()),
                Markup.number(means.film()),
                Markup.number(means.other()))));
        return Markup.table(List.of("mean picture scores", "clips", "firearm", "game", "film", "other"), rows);
    }

    private static String near(Map<String, Share> shares) {
        return Markup.text(shares.getOrDefault(SetGroups.NEAR, shares.getOrDefault(SetGroups.ALL, Share.of(0, 0))));
    }

    private static String distant(Map<String, Share> shares) {
        return Markup.text(shares.getOrDefault(SetGroups.DISTANT, Share.of(0, 0)));
    }
}
