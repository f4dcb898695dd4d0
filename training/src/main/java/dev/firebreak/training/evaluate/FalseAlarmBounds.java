package dev.firebreak.training.evaluate;

import dev.firebreak.core.arming.FalseAlarms;
import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.training.evaluate.EvaluationReport.Bound;
import dev.firebreak.training.measure.Rounded;
import dev.firebreak.training.streams.StreamFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What streams say about false holds and cuts, as a package carries it. */
public final class FalseAlarmBounds {
    private static final String TOGETHER = "all";

    private FalseAlarmBounds() {}

    static List<Bound> of(StreamFigures streams) {
        List<Bound> bounds = new ArrayList<>();
        double hours = 0;
        double unique = 0;
        int holds = 0;
        int cuts = 0;
        for (var kind : streams.kinds().entrySet()) {
            StreamFigures.OfKind figures = kind.getValue();
            bounds.add(bound(
                    kind.getKey(),
                    figures.hours(),
                    figures.uniqueHours(),
                    figures.hold().events(),
                    figures.cut().events()));
            hours += figures.hours();
            unique += figures.uniqueHours();
            holds += figures.hold().events();
            cuts += figures.cut().events();
        }
        if (hours > 0) {
            bounds.add(bound(TOGETHER, hours, unique, holds, cuts));
        }
        return bounds;
    }

    /** The bounds of all kinds together, to be written into the package whose {@code judge} was measured; empty without streams. */
    public static java.util.Optional<MeasuredBounds> measured(EvaluationReport report, Hash256 judge) {
        return report.bounds().stream()
                .filter(bound -> bound.kind().equals(TOGETHER))
                .findFirst()
                .map(bound -> MeasuredBounds.of(
                        judge,
                        MeasuredBounds.Origin.SYNTHETIC,
                        String.format(
                                Locale.ROOT,
                                "%s: %.1f h of streams put together from %.2f h of recordings",
                                report.dataset().name(),
                                bound.hours(),
                                bound.uniqueHours()),
                        bound.falseHolds(),
                        bound.falseCuts(),
                        time(bound.hours()),
                        time(bound.uniqueHours())));
    }

    private static Bound bound(String kind, double hours, double unique, int holds, int cuts) {
        return new Bound(
                kind,
                Rounded.number(hours),
                Rounded.number(unique),
                holds,
                cuts,
                Rounded.of(new FalseAlarms(holds, time(hours), time(unique)).upperPerHour()),
                Rounded.of(new FalseAlarms(cuts, time(hours), time(unique)).upperPerHour()),
                Rounded.of(FalseAlarms.ofLive(holds, time(hours)).upperPerHour()),
                Rounded.of(FalseAlarms.ofLive(cuts, time(hours)).upperPerHour()));
    }

    private static Duration time(double hours) {
        return Duration.ofMillis(Math.round(hours * 3.6e6));
    }
}
