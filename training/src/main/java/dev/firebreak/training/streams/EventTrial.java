package dev.firebreak.training.streams;

import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.measure.Percentiles;
import dev.firebreak.training.measure.Share;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one staged event.
 *
 * @param game whether it was taken for a game
 */
record EventTrial(
        EventKind kind,
        String source,
        boolean early,
        Map<VerdictLevel, Duration> delays,
        double score,
        double gunfire,
        boolean game) {
    static EventTrial of(EventStream event, StreamWatch watch, boolean game) {
        Duration mark = event.mark();
        boolean early = watch.reached(VerdictLevel.HOLD, Duration.ZERO, mark).isPresent();
        Map<VerdictLevel, Duration> delays = new EnumMap<>(VerdictLevel.class);
        for (VerdictLevel level : List.of(VerdictLevel.WATCH, VerdictLevel.HOLD, VerdictLevel.CUT)) {
            boolean before = watch.reached(level, Duration.ZERO, mark).isPresent();
            if (!before) {
                watch.reached(level, mark, event.foundBefore()).ifPresent(at -> delays.put(level, at.minus(mark)));
            }
        }
        return new EventTrial(
                event.kind(),
                event.source(),
                early,
                delays,
                watch.highestScore(mark, event.foundBefore()),
                watch.highestGunfire(mark, event.foundBefore()),
                game);
    }

    static Map<String, StreamFigures.OfEvent> figures(List<EventTrial> all) {
        Map<String, StreamFigures.OfEvent> figures = new LinkedHashMap<>();
        for (EventKind kind : EventKind.values()) {
            List<EventTrial> part =
                    all.stream().filter(trial -> trial.kind() == kind).toList();
            if (!part.isEmpty()) {
                figures.put(kind.word(), figures(kind, part));
            }
        }
        return figures;
    }

    boolean held() {
        return delays.containsKey(VerdictLevel.HOLD);
    }

    private static StreamFigures.OfEvent figures(EventKind kind, List<EventTrial> trials) {
        return new StreamFigures.OfEvent(
                kind.what(),
                trials.size(),
                (int) trials.stream().map(EventTrial::source).distinct().count(),
                share(trials, VerdictLevel.WATCH),
                share(trials, VerdictLevel.HOLD),
                share(trials, VerdictLevel.CUT),
                (int) trials.stream().filter(EventTrial::early).count(),
                delay(trials, VerdictLevel.WATCH),
                delay(trials, VerdictLevel.HOLD),
                delay(trials, VerdictLevel.CUT));
    }

    private static Share share(List<EventTrial> trials, VerdictLevel level) {
        return Share.of(trials, trial -> trial.delays().containsKey(level));
    }

    private static Percentiles delay(List<EventTrial> trials, VerdictLevel level) {
        return Percentiles.of(trials.stream()
                .map(trial -> Optional.ofNullable(trial.delays().get(level)))
                .flatMap(Optional::stream)
                .map(Duration::toMillis)
                .toList());
    }
}
