package dev.firebreak.training.rehearsal;

import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a judge did on rehearsed streams.
 *
 * @param attacks how many there were
 * @param heldInTime share of them held within a second and a half of the first shot, and not before it: a window of sound that
 *     ends sooner than half a second after a shot has hardly heard it, and from then on there is a second
 * @param cutInTime share of them cut within two seconds and a half
 * @param promptness of holds and cuts, from 0 (not within four seconds) to 2 (both at once): what is searched by, since shares
 *     change by jumps
 * @param cutP95Seconds from first shot to cut, 95th of 100; infinite when more than 5 in 100 were never cut
 * @param shots how many streams with a single shot there were
 * @param shotsWatched share of them that reached watch within a second of the shot
 */
public record RehearsalFigures(
        int attacks,
        double heldInTime,
        double cutInTime,
        double promptness,
        double cutP95Seconds,
        int shots,
        double shotsWatched,
        Alarms harmless,
        Alarms games,
        Alarms films) {
    private static final Duration HELD_WITHIN = Duration.ofMillis(1500);
    private static final Duration CUT_WITHIN = Duration.ofMillis(2500);
    private static final Duration WATCHED_WITHIN = Duration.ofSeconds(1);
    private static final double LATE_SECONDS = 4;

    /**
     * What was reached on streams that should be left alone.
     *
     * @param streams how many there were
     * @param watches times that watch was reached or passed from below; holds and cuts likewise
     */
    public record Alarms(int streams, double hours, int watches, int holds, int cuts) {
        /** This many of the streams, at most all. */
        double share(int count) {
            return streams == 0 ? 0 : Math.min(1, (double) count / streams);
        }

        /** This many, an hour. */
        public double hourly(int count) {
            return hours == 0 ? 0 : count / hours;
        }

        Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("streams", streams);
            map.put("hours", hours);
            map.put("watches", watches);
            map.put("holds", holds);
            map.put("cuts", cuts);
            return map;
        }

        private String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %d (%.1f/h) | %d (%.1f/h) | %d (%.1f/h) |%n",
                    name,
                    streams,
                    hours,
                    watches,
                    hourly(watches),
                    holds,
                    hourly(holds),
                    cuts,
                    hourly(cuts));
        }
    }

    /** Plays all streams to judges with these constants. */
    public static RehearsalFigures of(List<Rehearsal> streams, OperatingPoints points) {
        Count count = new Count();
        streams.forEach(stream -> count.add(stream, stream.run(points)));
        return count.figures();
    }

    /** The figures by name, for a package's record. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("attacks", attacks);
        map.put("attacksHeldWithin1500ms", heldInTime);
        map.put("attacksCutWithin2500ms", cutInTime);
        map.put("cutP95Seconds", Double.isFinite(cutP95Seconds) ? cutP95Seconds : "never");
        map.put("singleShots", shots);
        map.put("singleShotsWatchedWithin1s", shotsWatched);
        map.put("harmless", harmless.asMap());
        map.put("games", games.asMap());
        map.put("films", films.asMap());
        return map;
    }

    /** The figures as text for people. */
    public String text() {
        return String.format(
                        Locale.ROOT,
                        "%d attacks: %.0f %% held within 1.5 s of the first shot, %.0f %% cut within 2.5 s, cut p95 %s; "
                                + "%d single shots: %.0f %% reach watch within 1 s.%n%n"
                                + "| kind | streams | hours | watch | hold | cut |%n|---|---|---|---|---|---|%n",
                        attacks,
                        100 * heldInTime,
                        100 * cutInTime,
                        Double.isFinite(cutP95Seconds)
                                ? String.format(Locale.ROOT, "%.1f s", cutP95Seconds)
                                : "never (more than 5 % are not cut)",
                        shots,
                        100 * shotsWatched)
                + harmless.row("harmless")
                + games.row("games")
                + films.row("films");
    }

    /** Adds up. */
    private static final class Count {
        private int attacks;
        private int held;
        private int cut;
        private double prompt;
        private int shots;
        private int watched;
        private final List<Double> delays = new ArrayList<>();
        private Alarms harmless = new Alarms(0, 0, 0, 0, 0);
        private Alarms games = harmless;
        private Alarms films = harmless;

        void add(Rehearsal stream, Rehearsal.Run run) {
            switch (stream.kind()) {
                case ATTACK -> {
                    attacks++;
                    held += inTime(stream, run, VerdictLevel.HOLD, HELD_WITHIN) ? 1 : 0;
                    cut += inTime(stream, run, VerdictLevel.CUT, CUT_WITHIN) ? 1 : 0;
                    prompt += promptness(stream, run, VerdictLevel.HOLD) + promptness(stream, run, VerdictLevel.CUT);
                    Duration at = run.first().get(VerdictLevel.CUT);
                    delays.add(
                            at == null
                                    ? Double.POSITIVE_INFINITY
                                    : at.minus(stream.firstShot()).toMillis() / 1e3);
                }
                case SHOT -> {
                    shots++;
                    watched += inTime(stream, run, VerdictLevel.WATCH, WATCHED_WITHIN) ? 1 : 0;
                }
                case HARMLESS -> harmless = plus(harmless, stream, run);
                case GAME -> games = plus(games, stream, run);
                case FILM -> films = plus(films, stream, run);
            }
        }

        private static Alarms plus(Alarms to, Rehearsal stream, Rehearsal.Run run) {
            return new Alarms(
                    to.streams() + 1,
                    to.hours() + stream.length().toMillis() / 3.6e6,
                    to.watches() + run.rises(VerdictLevel.WATCH),
                    to.holds() + run.rises(VerdictLevel.HOLD),
                    to.cuts() + run.rises(VerdictLevel.CUT));
        }

        /** What was reached before the first shot is a false alarm on the harmless part: it does not count as in time. */
        private static boolean inTime(Rehearsal stream, Rehearsal.Run run, VerdictLevel level, Duration within) {
            Duration at = run.first().get(level);
            return at != null
                    && at.compareTo(stream.firstShot()) >= 0
                    && at.minus(stream.firstShot()).compareTo(within) <= 0;
        }

        private static double promptness(Rehearsal stream, Rehearsal.Run run, VerdictLevel level) {
            Duration at = run.first().get(level);
            double delay =
                    at == null ? LATE_SECONDS : at.minus(stream.firstShot()).toMillis() / 1e3;
            return delay < 0 ? 0 : Math.max(0, 1 - delay / LATE_SECONDS);
        }

        RehearsalFigures figures() {
            Collections.sort(delays);
            double p95 = delays.isEmpty() ? 0 : delays.get((int) Math.ceil(0.95 * delays.size()) - 1);
            return new RehearsalFigures(
                    attacks,
                    share(held, attacks),
                    share(cut, attacks),
                    attacks == 0 ? 0 : prompt / attacks,
                    p95,
                    shots,
                    share(watched, shots),
                    harmless,
                    games,
                    films);
        }

        private static double share(int part, int whole) {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }
}
