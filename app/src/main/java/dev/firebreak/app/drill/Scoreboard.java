package dev.firebreak.app.drill;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firebreak.core.verdict.VerdictLevel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a drill went. Times are milliseconds of wall clock after the first shot's sound and picture were handed to the
 * publisher's connection; null when the thing did not happen within the drill's time.
 *
 * @param shotToVerdictMillis until the server said hold or cut: from here on viewers get nothing new
 * @param shotToCutVerdictMillis until the judge said cut
 * @param shotToCutMillis until the publisher's connection was gone
 * @param shotToIncidentMillis until the incident could be read back from the server
 * @param attackFramesSeen frames of the staged attack in segments that the viewer got
 * @param attackFramesPublished frames of the staged attack that were sent
 * @param harmlessFramesSeen frames before the attack that the viewer got
 * @param harmlessFramesPublished frames before the attack that were sent
 * @param addedDelayMillis median over the segments: how much later the viewer could fetch one than it was complete
 * @param incidentId null when no incident was stored
 * @param armed the level up to which the server acted without a person: watch, hold or cut
 * @param arming what the server says of that: its limits, and why not more
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Scoreboard(
        @Nullable Long shotToVerdictMillis,
        @Nullable Long shotToCutVerdictMillis,
        @Nullable Long shotToCutMillis,
        @Nullable Long shotToIncidentMillis,
        int attackFramesSeen,
        int attackFramesPublished,
        int harmlessFramesSeen,
        int harmlessFramesPublished,
        @Nullable Long addedDelayMillis,
        @Nullable String incidentId,
        VerdictLevel armed,
        String arming) {
    /** True when nobody saw the attack, the publisher was cut off and the incident is on record. */
    public boolean passed() {
        return attackFramesSeen == 0
                && attackFramesPublished > 0
                && harmlessFramesSeen > 0
                && shotToCutMillis != null
                && incidentId != null;
    }

    /** The board as lines for a terminal. */
    public String text() {
        StringBuilder lines = new StringBuilder();
        row(lines, "first shot → verdict (viewers get nothing new)", millis(shotToVerdictMillis));
        row(lines, "first shot → cut decided", millis(shotToCutVerdictMillis));
        row(lines, "first shot → publisher gone", millis(shotToCutMillis));
        row(lines, "first shot → incident on record", millis(shotToIncidentMillis));
        row(
                lines,
                "frames of the attack that the viewer got",
                attackFramesSeen + " of " + attackFramesPublished + " published");
        row(
                lines,
                "frames before it that the viewer got",
                harmlessFramesSeen + " of " + harmlessFramesPublished + " published");
        row(lines, "later than without the gate", millis(addedDelayMillis));
        row(lines, "incident", incidentId == null ? "none" : incidentId);
        row(lines, "without a person the server acted up to", arming);
        row(lines, "result", result());
        return lines.toString();
    }

    private String result() {
        if (passed()) {
            return "withheld, cut and on record";
        }
        return armed.atLeast(VerdictLevel.CUT) ? "FAILED" : "FAILED: the server is not armed to cut";
    }

    private static void row(StringBuilder lines, String name, String value) {
        lines.append(String.format(Locale.ROOT, "  %-48s %s%n", name, value));
    }

    private static String millis(@Nullable Long value) {
        return value == null ? "never" : value + " ms";
    }
}
