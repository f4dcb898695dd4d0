package dev.firebreak.training.evaluate;

import java.util.Map;

/** The report of an evaluation as one page without scripts: every figure, as nested tables. */
public final class ReportPage {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1c2024;background:#fff}
            table{border-collapse:collapse;margin:.2rem 0}td,th{border:1px solid #d5d9de;padding:.15rem .5rem;text-align:left;vertical-align:top}
            th{background:#f3f5f7;font-weight:600}p{max-width:50rem}
            """;

    private ReportPage() {}

    /** The page, self-contained. */
    public static String html(Map<String, Object> report) {
        StringBuilder out = new StringBuilder();
        out.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Evaluation of ")
                .append(escaped(String.valueOf(report.get("package"))))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>Evaluation of ")
                .append(escaped(String.valueOf(report.get("package"))))
                .append(
                        "</h1><p>Each clip was played through decoding, analysis and judge as a stream of its own. Shares come ")
                .append(
                        "with the exact 95 % interval of Clopper and Pearson, rates with the exact 95 % upper bound of Poisson. ")
                .append(
                        "There was no real first-person footage with a firearm, no film gunfire, no fireworks and no hours of ")
                .append("streams to measure on.</p>");
        append(out, report);
        return out.append("</html>\n").toString();
    }

    private static void append(StringBuilder out, Map<?, ?> figures) {
        out.append("<table>");
        figures.forEach((name, value) -> {
            out.append("<tr><th>").append(escaped(String.valueOf(name))).append("</th><td>");
            if (value instanceof Map<?, ?> nested) {
                append(out, nested);
            } else {
                out.append(escaped(String.valueOf(value)));
            }
            out.append("</td></tr>");
        });
        out.append("</table>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
