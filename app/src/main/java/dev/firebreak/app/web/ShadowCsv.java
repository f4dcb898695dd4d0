package dev.firebreak.app.web;

import dev.firebreak.app.web.ShadowViews.Marks;
import dev.firebreak.app.web.ShadowViews.Report;
import dev.firebreak.app.web.ShadowViews.Watched;
import dev.firebreak.app.web.ShadowViews.Wrong;
import org.jspecify.annotations.Nullable;

/** The shadow report as a table (RFC 4180). Stream ids need no quotes: they have no commas. */
final class ShadowCsv {
    private static final String HEAD = "stream,stream_hours,holds,cuts,reviewed,unreviewed,"
            + "false_alarm,real,game,film,unsure,"
            + "false_holds,false_holds_per_hour,false_holds_per_hour_upper,"
            + "false_cuts,false_cuts_per_hour,false_cuts_per_hour_upper\r\n";

    private ShadowCsv() {}

    static String of(Report report) {
        StringBuilder table = new StringBuilder(HEAD);
        row(table, "*", report.total());
        report.streams().forEach(stream -> row(table, stream.stream(), stream.watched()));
        return table.toString();
    }

    private static void row(StringBuilder table, String stream, Watched watched) {
        Marks marks = watched.marks();
        table.append(stream)
                .append(',')
                .append(watched.streamHours())
                .append("," + watched.holds() + "," + watched.cuts())
                .append("," + watched.reviewed() + "," + watched.unreviewed())
                .append("," + marks.falseAlarm() + "," + marks.real() + "," + marks.game())
                .append("," + marks.film() + "," + marks.unsure());
        rate(table, watched.falseHolds());
        rate(table, watched.falseCuts());
        table.append("\r\n");
    }

    private static void rate(StringBuilder table, Wrong wrong) {
        table.append(',')
                .append(wrong.events())
                .append(',')
                .append(cell(wrong.perHour()))
                .append(',')
                .append(cell(wrong.upperPerHour()));
    }

    private static String cell(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }
}
