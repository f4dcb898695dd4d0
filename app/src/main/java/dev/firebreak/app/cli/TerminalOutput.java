package dev.firebreak.app.cli;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The timeline for a person: one line a second on standard output, with bars; progress on standard error, over and over on
 * one line when that is a terminal. Each source ends with its verdicts, however quiet the rest.
 */
final class TerminalOutput implements WatchOutput {
    private static final int BAR = 10;

    /** Changes of level that are listed at a source's end. */
    private static final int MOST_VERDICTS = 50;

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;
    private final boolean quiet;
    private boolean progressShown;

    /** @param quiet leaves out seconds in which the level was clear */
    TerminalOutput(PrintWriter out, PrintWriter err, boolean interactive, boolean quiet) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.quiet = quiet;
    }

    @Override
    public void opened(String source, String media, Optional<Duration> duration) {
        out.printf(
                Locale.ROOT,
                "%s%n  %s%s%n",
                plain(source),
                plain(media),
                duration.map(d -> ", " + time(d)).orElse(""));
        out.println("    time  sound: gunfire    picture: firearm  game/film  motion  score  level");
    }

    @Override
    public void second(TimelineSecond second) {
        if (quiet && second.level() == VerdictLevel.CLEAR) {
            return;
        }
        clearProgress();
        SoundScores sound = second.sound();
        PictureScores picture = second.picture();
        out.printf(
                Locale.ROOT,
                "%8s  %s  %s  %s  %s  %5.2f  %s%n",
                time(Duration.ofSeconds(second.second())),
                bar(sound == null ? -1 : sound.gunfire()),
                bar(picture == null ? -1 : picture.firearmFirstPerson()),
                picture == null ? "      -" : String.format(Locale.ROOT, "%7.2f", picture.game() + picture.film()),
                second.motion() == null ? "     -" : String.format(Locale.ROOT, "%6.3f", second.motion()),
                second.score(),
                name(second.level()));
    }

    @Override
    public void verdict(Verdict verdict) {
        clearProgress();
        out.printf(
                Locale.ROOT,
                "%8s  ▶ %s  (score %.2f; %s)%n",
                time(verdict.at()),
                name(verdict.level()),
                verdict.score(),
                verdict.reason());
    }

    @Override
    public void progress(Duration position, Optional<Duration> duration, double timesRealTime) {
        if (!interactive) {
            return;
        }
        String eta = duration.filter(d -> timesRealTime > 0 && d.compareTo(position) > 0)
                .map(d ->
                        ", " + time(Duration.ofMillis((long) (d.minus(position).toMillis() / timesRealTime))) + " left")
                .orElse("");
        err.printf(
                Locale.ROOT,
                "\r\033[K%s%s  %.1f x real time%s",
                time(position),
                duration.map(d -> " of " + time(d)).orElse(""),
                timesRealTime,
                eta);
        err.flush();
        progressShown = true;
    }

    @Override
    public void noted(String source, Duration at, String what) {
        clearProgress();
        err.printf(Locale.ROOT, "%s: at %s %s%n", plain(source), time(at), plain(what));
    }

    @Override
    public void ended(SourceResult result) {
        clearProgress();
        String source = plain(result.source());
        if (!result.outcome().finished()) {
            err.printf(Locale.ROOT, "%s: %s: %s%n", source, words(result.outcome()), plain(why(result)));
        }
        if (!result.outcome().finished() && result.watched().isZero()) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s: %s  (%s watched at %.1f x real time)%n",
                source,
                name(result.highest()).toUpperCase(Locale.ROOT),
                time(result.watched()),
                result.timesRealTime());
        if (result.outcome().finished() && result.why().isPresent()) {
            out.printf(Locale.ROOT, "          note: %s%n", plain(why(result)));
        }
        result.verdicts().stream().limit(MOST_VERDICTS).forEach(this::listed);
        if (result.verdicts().size() > MOST_VERDICTS) {
            out.printf(
                    Locale.ROOT,
                    "          and %d more changes%n",
                    result.verdicts().size() - MOST_VERDICTS);
        }
    }

    @Override
    public void summary(List<SourceResult> results, int exitCode) {
        if (results.size() < 2) {
            return;
        }
        out.printf(Locale.ROOT, "%n%d sources%n", results.size());
        for (SourceResult result : results) {
            String seen = result.outcome().finished() || !result.watched().isZero()
                    ? name(result.highest())
                    : words(result.outcome());
            String cut = result.reached().entrySet().stream()
                    .map(each -> name(each.getKey()) + " at " + time(each.getValue()))
                    .reduce((a, b) -> a + ", " + b)
                    .map(reached -> "  (" + reached + ")")
                    .orElse("");
            out.printf(Locale.ROOT, "  %-12s%s%s%n", seen, plain(result.source()), cut);
        }
    }

    @Override
    public boolean broken() {
        return out.checkError();
    }

    private void listed(Verdict verdict) {
        out.printf(
                Locale.ROOT,
                "%8s  %-5s  score %.2f  %s%n",
                time(verdict.at()),
                name(verdict.level()),
                verdict.score(),
                verdict.reason());
    }

    private static String why(SourceResult result) {
        return result.why().orElse("no reason was given");
    }

    private static String words(Outcome outcome) {
        return outcome.label().replace('-', ' ');
    }

    private static String name(VerdictLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** Names come from outside: what would steer the terminal is shown as a question mark. */
    private static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    private void clearProgress() {
        if (progressShown) {
            err.print("\r\033[K");
            err.flush();
            progressShown = false;
        }
    }

    private static String bar(double score) {
        if (score < 0) {
            return String.format(Locale.ROOT, "%-15s", "   -");
        }
        int full = (int) Math.round(score * BAR);
        return String.format(Locale.ROOT, "%s%s %.2f", "█".repeat(full), "·".repeat(BAR - full), score);
    }

    private static String time(Duration at) {
        long seconds = at.toSeconds();
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d.%d", seconds / 60, seconds % 60, at.toMillisPart() / 100);
    }
}
