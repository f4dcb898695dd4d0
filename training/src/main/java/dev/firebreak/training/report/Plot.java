package dev.firebreak.training.report;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A plot of curves as SVG: two axes, each with its own scale, a grid and a legend. Confined to one page. */
final class Plot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 56;
    private static final int RIGHT = 14;
    private static final int TOP = 14;
    private static final int BOTTOM = 46;
    private static final int LEGEND_LINE = 18;

    /** The looks of curves, grid and text. */
    static final String STYLE = """
            svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:#3b434c}.middle{text-anchor:middle}.end{text-anchor:end}
            .title{font-weight:600}.grid{stroke:#e3e6ea;fill:none}.curve{fill:none;stroke-width:2}.bar{stroke-width:1.5;fill:none}
            .one{stroke:#0b57d0}.two{stroke:#b3261e}.three{stroke:#146c2e}.four{stroke:#7b3fb5}.ideal{stroke:#9aa3ad;stroke-dasharray:5 4}
            .dot.one{fill:#0b57d0}.dot.two{fill:#b3261e}.dot.three{fill:#146c2e}
            """;

    private final StringBuilder svg = new StringBuilder();
    private final Axis across;
    private final Axis up;
    private int curves;

    /**
     * One axis.
     *
     * @param scale where a value lies; rising
     * @param marks values that are labelled
     */
    record Axis(String title, double from, double to, DoubleUnaryOperator scale, List<Mark> marks) {
        /** From 0 to 1, each fifth marked. */
        static Axis shares(String title) {
            return new Axis(
                    title,
                    0,
                    1,
                    value -> value,
                    List.of(Mark.of(0), Mark.of(0.2), Mark.of(0.4), Mark.of(0.6), Mark.of(0.8), Mark.of(1)));
        }

        double place(double value) {
            double low = scale.applyAsDouble(from);
            double at = scale.applyAsDouble(Math.clamp(value, from, to));
            return (at - low) / (scale.applyAsDouble(to) - low);
        }
    }

    /** A labelled value. */
    record Mark(double value, String label) {
        static Mark of(double value) {
            return new Mark(value, Double.toString(value).replaceAll("\\.0$", ""));
        }
    }

    Plot(String name, Axis across, Axis up, int legendLines) {
        this.across = across;
        this.up = up;
        add(
                "viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, HEIGHT + legendLines * LEGEND_LINE, Markup.escaped(name));
        grid();
    }

    /** A curve through points of value across and value up; {@code look} is a class of the page's style. */
    void curve(String label, String look, List<double[]> points, boolean steps) {
        svg.append("<path class=\"curve ").append(look).append("\" d=\"");
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            if (i > 0 && steps) {
                add("L%.1f %.1f", x(point[0]), y(points.get(i - 1)[1]));
            }
            add("%s%.1f %.1f", i == 0 ? "M" : "L", x(point[0]), y(point[1]));
        }
        svg.append("\"/>");
        legend(label, look);
    }

    /** A dot with an upright bar through it. */
    void dot(String look, double at, double value, double low, double high) {
        add("<path class=\"bar %s\" d=\"M%.1f %.1fV%.1f\"/>", look, x(at), y(low), y(high));
        add("<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", look, x(at), y(value));
    }

    String svg(String caption) {
        return "<figure><svg " + svg + "</svg><figcaption>" + Markup.escaped(caption) + "</figcaption></figure>";
    }

    /** An image of its own, on white. */
    String file() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" style=\"background:#fff\" %s<style>%s</style></svg>\n"
                .formatted(svg, STYLE);
    }

    /** Names a look below the plot. */
    void legend(String label, String look) {
        int at = HEIGHT + 4 + curves++ * LEGEND_LINE;
        add("<path class=\"curve %s\" d=\"M%d %dh26\"/>", look, LEFT, at);
        add("<text x=\"%d\" y=\"%d\">%s</text>", LEFT + 34, at + 4, Markup.escaped(label));
    }

    private void grid() {
        for (Mark mark : across.marks()) {
            double x = x(mark.value());
            add("<path class=\"grid\" d=\"M%.1f %dV%d\"/>", x, TOP, HEIGHT - BOTTOM);
            add("<text class=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>", x, HEIGHT - BOTTOM + 17, mark.label());
        }
        for (Mark mark : up.marks()) {
            double y = y(mark.value());
            add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, WIDTH - RIGHT);
            add("<text class=\"end\" x=\"%d\" y=\"%.1f\">%s</text>", LEFT - 6, y + 4, mark.label());
        }
        add(
                "<text class=\"middle title\" x=\"%d\" y=\"%d\">%s</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, Markup.escaped(across.title()));
        add(
                "<text class=\"middle title\" transform=\"translate(14 %d) rotate(-90)\">%s</text>",
                (TOP + HEIGHT - BOTTOM) / 2, Markup.escaped(up.title()));
    }

    private double x(double value) {
        return LEFT + across.place(value) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - up.place(value) * (HEIGHT - TOP - BOTTOM);
    }

    @FormatMethod
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
