package dev.firebreak.training.report;

import dev.firebreak.training.evaluate.EvaluationReport;
import dev.firebreak.training.evaluate.EvaluationReport.LearningPoint;
import java.util.ArrayList;
import java.util.List;

/** The report of an evaluation as one page without scripts. */
public final class EvaluationPage {
    private static final String STYLE = """
            body{font:15px/1.55 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1.25rem;color:#1c2024;background:#fff}
            h1{font-size:1.7rem;margin-bottom:.2rem}h2{margin-top:2.4rem;border-bottom:1px solid #d5d9de;padding-bottom:.2rem}
            p{max-width:52rem}.wide{overflow-x:auto}table{border-collapse:collapse;margin:.6rem 0;font-size:.86rem}
            td,th{border:1px solid #d5d9de;padding:.25rem .5rem;text-align:left;vertical-align:top}
            thead th{background:#eef1f4}tbody th{background:#f8f9fa;font-weight:600}
            .met{color:#146c2e;font-weight:600}.missed{color:#9f1c1c;font-weight:600}.note{color:#5b6470}
            figure{margin:1rem 0;max-width:44rem;break-inside:avoid}figcaption{color:#5b6470;font-size:.85rem}
            @media print{body{max-width:none;margin:0;font-size:11px}h2{break-after:avoid}tr{break-inside:avoid}}
            """;

    private static final String REAL_GUNFIRE = "source groups of real gunfire trained on";

    private EvaluationPage() {}

    /** The page, self-contained. */
    public static String html(EvaluationReport report) {
        StringBuilder out = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>Evaluation of ")
                .append(Markup.escaped(report.modelPackage()))
                .append("</title><style>")
                .append(STYLE)
                .append(Plot.STYLE)
                .append("</style><h1>Evaluation of ")
                .append(Markup.escaped(report.modelPackage()))
                .append("</h1>");
        out.append(Markup.paragraph(
                "There was no real first-person footage with a firearm, no film gunfire, no fireworks and no hours of "
                        + "real streams to measure on. Nothing here is a test of the real thing. Shares come with the exact "
                        + "95 % interval of Clopper and Pearson, rates with the exact 95 % upper bound of Poisson."));
        out.append(floors(report));
        if (report.streams() != null) {
            out.append(StreamSections.of(report, report.streams()));
        }
        if (report.clips() != null) {
            out.append(ClipSections.of(report.clips()));
        }
        out.append(report.stills().isEmpty() ? "" : ClipSections.stills(report.stills()));
        out.append(report.robustness().isEmpty() ? "" : ClipSections.robustness(report.robustness()));
        out.append(report.learningCurve().size() < 2 ? "" : learning(report.learningCurve()));
        return out.append(origin(report)).append("</html>\n").toString();
    }

    private static String floors(EvaluationReport report) {
        if (report.floors().isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(Markup.heading("Floors"))
                .append(
                        "<div class=\"wide\"><table><thead><tr><th>wanted</th><th>reached</th><th></th><th>remark</th></tr></thead><tbody>");
        report.floors()
                .forEach(floor -> out.append("<tr><th>")
                        .append(Markup.escaped(floor.floor()))
                        .append("</th><td>")
                        .append(Markup.escaped(floor.reached()))
                        .append("</td><td class=\"")
                        .append(floor.met() ? "met\">reached" : "missed\">missed")
                        .append(floor.met() && !floor.shown() ? "<br><span class=\"note\">not shown</span>" : "")
                        .append("</td><td>")
                        .append(Markup.escaped(floor.remark()))
                        .append("</td></tr>"));
        return out.append("</tbody></table></div>")
                .append(
                        Markup.paragraph(
                                "“Not shown”: the figure is good enough, but there is too little material to be 95 % sure of it."))
                .toString();
    }

    private static String learning(List<LearningPoint> points) {
        List<List<String>> rows = new ArrayList<>();
        points.forEach(point -> rows.add(List.of(
                point.modelPackage(),
                Integer.toString(point.sourceGroups()),
                Integer.toString(point.realGunfireGroups()),
                Markup.text(point.near()),
                Markup.text(point.distant()),
                Markup.text(point.all()))));
        return Markup.heading("Learning curve")
                + Markup.table(
                        List.of(
                                "package",
                                "source groups",
                                "of real gunfire",
                                "recall near",
                                "recall distant",
                                "recall of all"),
                        rows)
                + Plots.learning(points, "source groups trained on", LearningPoint::sourceGroups)
                        .svg("By the sound model's score")
                + Plots.learning(points, REAL_GUNFIRE, LearningPoint::realGunfireGroups)
                        .svg("By the sound model's score");
    }

    /** The recall of a series of packages over the source groups of real gunfire that they learnt from, as an image of its own. */
    public static String learningCurve(List<LearningPoint> points) {
        return Plots.learning(points, REAL_GUNFIRE, LearningPoint::realGunfireGroups)
                .file();
    }

    private static String origin(EvaluationReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("judge", report.judge()));
        rows.add(List.of("sound.onnx SHA-256", report.soundSha256()));
        rows.add(List.of("picture.onnx SHA-256", report.pictureSha256()));
        rows.add(List.of(
                "trained on",
                report.trainedOn().sourceGroups() + " source groups: "
                        + report.trainedOn().groupsBySet()));
        rows.add(
                List.of("games seen in training", report.trainedOn().gamesSeen().toString()));
        rows.add(List.of(
                "dataset", report.dataset().name() + ": " + report.dataset().clipsBySet()));
        rows.add(List.of("its source groups", Integer.toString(report.dataset().sourceGroups())));
        rows.add(List.of(
                "further clips for streams", Integer.toString(report.dataset().extra())));
        rows.add(List.of(
                "left out of these as trained on",
                report.dataset().extraLeftOut().size() + " source groups"));
        report.skipped()
                .forEach((set, skipped) ->
                        rows.add(List.of("skipped: " + set, skipped.clips() + " clips: " + skipped.reason())));
        return Markup.heading("What was measured, and on what") + Markup.table(List.of("", ""), rows);
    }
}
