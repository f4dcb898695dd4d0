package dev.firebreak.training.evaluate;

import com.google.errorprone.annotations.FormatMethod;
import dev.firebreak.training.data.SetGroups;
import dev.firebreak.training.measure.OperatingCurve;
import dev.firebreak.training.measure.ScoreCurve;
import dev.firebreak.training.measure.Share;
import dev.firebreak.training.streams.StreamFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The least that the program wants of a package, on sources never trained on, and what this one reached. */
public final class Floors {
    /**
     * One of them.
     *
     * @param reached what was measured
     * @param met whether that is enough
     * @param shown whether the material is enough to show it with 95 % confidence
     * @param remark what to know about it
     */
    public record Floor(String floor, String reached, boolean met, boolean shown, String remark) {}

    private static final double NEAR = 0.92;
    private static final double DISTANT = 0.40;
    private static final double GAMES = 0.90;
    private static final long DELAY_MILLIS = 2_000;
    private static final double CUTS_PER_HOUR = 0.1;
    private static final double HOURS = 30;

    private Floors() {}

    static List<Floor> of(@Nullable ClipFigures clips, @Nullable StreamFigures streams, Set<String> gamesSeen) {
        List<Floor> floors = new ArrayList<>();
        if (clips != null) {
            for (ScoreCurve curve : clips.curves()) {
                recall(floors, curve, SetGroups.NEAR, NEAR);
                recall(floors, curve, SetGroups.DISTANT, DISTANT);
            }
        }
        if (streams != null) {
            streams.gameOrReal().forEach(each -> floors.add(games(each, gamesSeen)));
            streams.events().forEach((name, event) -> floors.add(delay(name, event)));
            floors.add(cuts(streams));
        }
        return floors;
    }

    private static void recall(List<Floor> floors, ScoreCurve curve, String group, double least) {
        ScoreCurve.Group figures = curve.groups().get(group);
        if (figures == null) {
            return;
        }
        OperatingCurve.At at = figures.at().getFirst();
        Share found = at.found();
        floors.add(new Floor(
                "%s gunshot recordings: recall ≥ %s at ≤ 1 false alarm an hour, by the score of: %s"
                        .formatted(group, least, curve.score()),
                text(found),
                found.of() > 0 && (double) found.hits() / found.of() >= least,
                at.foundWhereShown() != null && at.foundWhereShown().low95() >= least,
                format(
                        "%d false alarms in %.2f h let through; the rate at this threshold is ≤ %.1f an hour (95 %%). "
                                + "To show 1 an hour takes %.1f h without a false alarm",
                        at.allowed(), curve.harmlessHours(), at.upper95PerHour(), at.hoursToShow())));
    }

    private static Floor games(StreamFigures.GameOrLife figures, Set<String> gamesSeen) {
        List<String> known =
                figures.byGame().keySet().stream().filter(gamesSeen::contains).toList();
        double accuracy = figures.balancedAccuracy() == null ? 0 : figures.balancedAccuracy();
        return new Floor(
                "game against real life on gunfire streams: balanced accuracy ≥ %s; %s"
                        .formatted(GAMES, figures.rule()),
                format("%.3f (%.3f to %.3f)", accuracy, figures.low95(), figures.high95()),
                accuracy >= GAMES && known.isEmpty(),
                figures.low95() >= GAMES && known.isEmpty(),
                "real: composites, %s; games: %d recordings%s"
                        .formatted(
                                text(figures.real()),
                                figures.gameSources(),
                                known.isEmpty()
                                        ? ", of engines never trained on"
                                        : "; trained on other maps of " + String.join(", ", known)
                                                + ": the engine is not held out"));
    }

    private static Floor delay(String name, StreamFigures.OfEvent event) {
        Long p95 = event.holdDelayMillis().p95();
        return new Floor(
                "first shot to verdict (hold): 95 %% within %d ms of stream time: %s".formatted(DELAY_MILLIS, name),
                p95 == null
                        ? "never held"
                        : "%d ms, of the %d held of %d"
                                .formatted(p95, event.hold().hits(), event.events()),
                p95 != null && p95 <= DELAY_MILLIS && event.hold().hits() >= 0.95 * event.events(),
                p95 != null && event.hold().low95() >= 0.95,
                "staged: " + event.what());
    }

    private static Floor cuts(StreamFigures streams) {
        int cuts = streams.kinds().values().stream()
                .mapToInt(it -> it.cut().events())
                .sum();
        double unique = streams.kinds().values().stream()
                .mapToDouble(StreamFigures.OfKind::uniqueHours)
                .sum();
        double hours = streams.streamHours();
        return new Floor(
                "≤ %s false cuts an hour over at least %.0f h of harmless and game streams"
                        .formatted(CUTS_PER_HOUR, HOURS),
                format("%d in %.1f h: %.3f an hour", cuts, hours, cuts / hours),
                hours >= HOURS && cuts / hours <= CUTS_PER_HOUR,
                false,
                format(
                        "%.2f h of different recordings. To show %s an hour with 95 %% confidence takes %.0f h of different material without a cut",
                        unique, CUTS_PER_HOUR, dev.firebreak.training.measure.Rate.hoursToShow(CUTS_PER_HOUR)));
    }

    private static String text(Share share) {
        return share.share() == null
                ? "none"
                : format(
                        "%d of %d = %.3f (%.3f to %.3f)",
                        share.hits(), share.of(), share.share(), share.low95(), share.high95());
    }

    @FormatMethod
    private static String format(String pattern, @Nullable Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
