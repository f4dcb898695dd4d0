package dev.firebreak.app.cli;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The timeline for a person: one line a second on standard output, with bars; progress on standard error, over and over on
 * one line when that is a terminal.
 */
final class TerminalOutput implements WatchOutput {
    private static final int BAR = 10;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean quiet;
    private boolean progressShown;

    /** @param quiet leaves out seconds in which the level was clear */
    TerminalOutput(PrintStream out, PrintStream err, boolean interactive, boolean quiet) {
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
                source,
                media,
                duration.map(d -> ", " + time(d)).orElse(""));
        out.println("    time  sound: gunfire    picture: firearm  game/film   score  level");
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
                "%8s  %s  %s  %s  %5.2f  %s%n",
                time(Duration.ofSeconds(second.second())),
                bar(sound == null ? -1 : sound.gunfire()),
                bar(picture == null ? -1 : picture.firearmFirstPerson()),
                picture == null ? "      -" : String.format(Locale.ROOT, "%7.2f", picture.game() + picture.film()),
                second.score(),
                second.level().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void verdict(Verdict verdict) {
        clearProgress();
        out.printf(
                Locale.ROOT,
                "%8s  ▶ %s  (score %.2f; %s)%n",
                time(verdict.at()),
                verdict.level().name().toLowerCase(Locale.ROOT),
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
        progressShown = true;
    }

    @Override
    public void failed(String source, String why) {
        clearProgress();
        err.printf(Locale.ROOT, "%s: %s%n", source, why);
    }

    @Override
    public void finished(String source, Duration watched, VerdictLevel highest, double timesRealTime) {
        clearProgress();
        out.printf(
                Locale.ROOT,
                "%s: %s  (%s watched at %.1f x real time)%n",
                source,
                highest.name().toLowerCase(Locale.ROOT),
                time(watched),
                timesRealTime);
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
