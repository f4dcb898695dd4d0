package dev.firebreak.app.cli;

import dev.firebreak.app.pipeline.PipelineListener;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.app.report.WatchedSource;
import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.verdict.Timeline;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;

/** Follows one source for {@code watch}: prints what is new, and remembers what the report needs. Thread-safe. */
final class WatchedMedia implements PipelineListener {
    /** Stills kept for the report, the gravest ones by time of arrival. */
    private static final int MAX_STILLS = 40;

    private static final long PROGRESS_NANOS = 200_000_000;

    private final String name;
    private final WatchOutput output;
    private final Timeline timeline;
    private final RecentFrames frames;
    private final LongSupplier nanos;
    private final long startNanos;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Still> stills = new ArrayList<>();
    private final CompletableFuture<DecodeEnd> end = new CompletableFuture<>();
    private String media = "";
    private Optional<Duration> duration = Optional.empty();
    private Duration analysed = Duration.ZERO;
    private VerdictLevel highest = VerdictLevel.CLEAR;
    private long printedBefore;
    private long lastProgressNanos;

    WatchedMedia(String name, WatchOutput output, Timeline timeline, RecentFrames frames, LongSupplier nanos) {
        this.name = name;
        this.output = output;
        this.timeline = timeline;
        this.frames = frames;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    @Override
    public synchronized void opened(MediaInfo info) {
        media = describe(info);
        duration = info.duration();
        output.opened(name, media, duration);
    }

    @Override
    public synchronized void judged(Evidence evidence, Verdict verdict, TimelineSecond second, boolean changed) {
        if (changed) {
            printUpTo(verdict.at());
            output.verdict(verdict);
            verdicts.add(verdict);
            if (verdict.level().atLeast(highest)) {
                highest = verdict.level();
            }
        }
        if (verdict.level().atLeast(VerdictLevel.WATCH) && stills.size() < MAX_STILLS) {
            keepStill(evidence, changed);
        }
    }

    @Override
    public synchronized void analysed(Duration upTo, Verdict verdict) {
        analysed = upTo;
        printUpTo(upTo);
        long now = nanos.getAsLong();
        if (now - lastProgressNanos > PROGRESS_NANOS) {
            lastProgressNanos = now;
            output.progress(upTo, duration, timesRealTime());
        }
    }

    @Override
    public synchronized void interrupted(Interruption interruption) {
        output.failed(
                name,
                String.format(
                        Locale.ROOT,
                        "the decoder was restarted at %.1f s (%s)",
                        interruption.at().toMillis() / 1000.0,
                        interruption.cause().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void ended(DecodeEnd how) {
        synchronized (this) {
            printUpTo(analysed.plusSeconds(1));
        }
        end.complete(how);
    }

    /** Waits for the source's end. */
    DecodeEnd await() {
        try {
            return end.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("Watching " + name + " failed", e.getCause());
        }
    }

    synchronized void printSummary() {
        output.finished(name, analysed, highest, timesRealTime());
    }

    synchronized VerdictLevel highest() {
        return highest;
    }

    synchronized WatchedSource summary() {
        return new WatchedSource(name, media, analysed, highest, verdicts, timeline.seconds(), stills);
    }

    private double timesRealTime() {
        double elapsed = (nanos.getAsLong() - startNanos) / 1e9;
        return elapsed > 0 ? analysed.toMillis() / 1000.0 / elapsed : 0;
    }

    private void printUpTo(Duration upTo) {
        long complete = upTo.toSeconds();
        if (complete <= printedBefore) {
            return;
        }
        timeline.seconds().stream()
                .filter(second -> second.second() >= printedBefore && second.second() < complete)
                .forEach(output::second);
        printedBefore = complete;
    }

    private void keepStill(Evidence evidence, boolean changed) {
        boolean known = !stills.isEmpty();
        if (evidence instanceof Evidence.OfPicture) {
            frames.at(evidence.at()).map(StillEncoder::encode).ifPresent(stills::add);
        } else if (changed) {
            frames.last()
                    .filter(frame -> !known || !stills.getLast().at().equals(frame.at()))
                    .map(StillEncoder::encode)
                    .ifPresent(stills::add);
        }
    }

    private static String describe(MediaInfo info) {
        String picture = info.picture()
                .map(p -> String.format(
                        Locale.ROOT,
                        "%s %d x %d%s",
                        p.codec(),
                        p.width(),
                        p.height(),
                        p.rotationDegrees() == 0 ? "" : " turned by " + p.rotationDegrees() + "°"))
                .orElse("no picture");
        String sound = info.sound()
                .map(s -> String.format(Locale.ROOT, "%s %d Hz", s.codec(), s.sampleRate()))
                .orElse("no sound");
        return info.container() + ", " + picture + ", " + sound;
    }
}
