package dev.firebreak.app.report;

import java.time.Duration;
import java.util.Locale;

/** Text and times as they stand in a page. */
final class Html {
    private Html() {}

    /** Makes any text safe between tags and in quoted attributes. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Media time as {@code m:ss.t}, from an hour on as {@code h:mm:ss}. */
    static String time(Duration at) {
        if (at.toHours() > 0) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", at.toHours(), at.toMinutesPart(), at.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%d:%02d.%d", at.toMinutes(), at.toSecondsPart(), at.toMillisPart() / 100);
    }
}
