package dev.firebreak.app.cli;

import dev.firebreak.app.pipeline.PipelineListener;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.app.report.WatchedSource;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.verdict.Timeline;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.inference.analysis.AnalysisCounts;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows one source for {@code watch}: prints what is new, and remembers what the report needs. Thread-safe. */
final class WatchedMedia implements PipelineListener {
    /** Stills kept for the report. */
    private static final int MAX_STILLS = 40;

    /** Changes of level remembered, and beyond these only new heights: hours of going to and fro. */
    private static final int MAX_VERDICTS = 10_000;

    private static final long PROGRESS_NANOS = 200_000_000;

    private final String name;
    private final WatchOutput output;
    private final Timeline timeline;
    private final RecentFrames frames;
    private final LongSupplier nanos;
    private final long startNanos;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final KeptStills stills = new KeptStills(MAX_STILLS);
    private final CompletableFuture<DecodeEnd> end = new CompletableFuture<>();
    private final CompletableFuture<Void> unread = new CompletableFuture<>();
    private Supplier<AnalysisCounts> counts = () -> new AnalysisCounts(0, 0, 0, Map.of());
    private @Nullable DecodeSession session;
    private String media = "";
    private Optional<Duration> duration = Optional.empty();
    private Duration analysed = Duration.ZERO;
    private VerdictLevel highest = VerdictLevel.CLEAR;
    private long printedBefore;
    private long lastProgressNanos;
    private boolean stopped;

    WatchedMedia(String name, WatchOutput output, Timeline timeline, RecentFrames frames, LongSupplier nanos) {
        this.name = name;
        this.output = output;
        this.timeline = timeline;
        this.frames = frames;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    /** What decodes and what counts; said once, at the start. */
    synchronized void started(DecodeSession session, Supplier<AnalysisCounts> counts) {
        this.session = session;
        this.counts = counts;
    }

    @Override
    public synchronized void opened(MediaInfo info) {
        media = describe(info);
        duration = info.duration().filter(Duration::isPositive);
        output.opened(name, media, duration);
    }

    @Override
    public synchronized void judged(Evidence evidence, Verdict verdict, TimelineSecond second, boolean changed) {
        if (changed) {
            printUpTo(verdict.at());
            output.verdict(verdict);
            if (verdicts.size() < MAX_VERDICTS || verdict.level().compareTo(highest) > 0) {
                verdicts.add(verdict);
            }
            highest = verdict.level().atLeast(highest) ? verdict.level() : highest;
        }
        if (verdict.level().atLeast(VerdictLevel.WATCH)) {
            stillOf(evidence, changed).ifPresent(frame -> stills.offer(frame, verdict.score(), changed));
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
            if (output.broken()) {
                unread.complete(null);
            }
        }
    }

    @Override
    public synchronized void interrupted(Interruption interruption) {
        if (!stopped) {
            String cause = interruption.cause().name().toLowerCase(Locale.ROOT);
            output.noted(name, interruption.at(), "the decoder was restarted (" + cause + ")");
        }
    }

    @Override
    public void ended(DecodeEnd how) {
        synchronized (this) {
            printUpTo(analysed.plusSeconds(1));
        }
        end.complete(how);
    }

    /**
     * Waits for the source's end, or until {@code stop} is done or nobody reads the output any more: then watching ends, with
     * what was seen so far.
     */
    SourceResult await(CompletableFuture<Void> stop) {
        CompletableFuture.anyOf(end, stop, unread).join();
        if (!end.isDone()) {
            stop();
        }
        DecodeEnd how = end.join();
        synchronized (this) {
            AnalysisCounts counted = counts.get();
            long skipped =
                    counted.skips().values().stream().mapToLong(Long::longValue).sum();
            return new WatchEnding(name, duration, analysed, skipped).result(how, verdicts, timesRealTime());
        }
    }

    /** Closing has to be done without the lock: the decoder's thread may be waiting for it. */
    private void stop() {
        DecodeSession open;
        synchronized (this) {
            stopped = true;
            open = session;
        }
        if (open != null) {
            open.close();
        }
    }

    /** What the report shows. */
    synchronized WatchedSource summary(SourceResult result) {
        String about = result.why()
                .map(why -> media.isEmpty() ? why : media + " · " + why)
                .orElse(media);
        return new WatchedSource(
                name, about, analysed, result.highest(), verdicts, timeline.seconds(), stills.stills());
    }

    private double timesRealTime() {
        double elapsed = (nanos.getAsLong() - startNanos) / 1e9;
        return elapsed > 0 ? analysed.toMillis() / 1000.0 / elapsed : 0;
    }

    private void printUpTo(Duration upTo) {
        long complete = upTo.toSeconds();
        timeline.seconds(printedBefore, complete).forEach(output::second);
        printedBefore = Math.max(printedBefore, complete);
    }

    /** The picture that was judged; where it was sound that changed the level, the picture that was shown with it. */
    private Optional<Frame> stillOf(Evidence evidence, boolean changed) {
        if (evidence instanceof Evidence.OfPicture) {
            return frames.at(evidence.at());
        }
        return changed ? frames.upTo(evidence.at()) : Optional.empty();
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
        return container(info.container()) + ", " + picture + ", " + sound;
    }

    /** FFmpeg names a demuxer by all the formats it reads. */
    private static String container(String formats) {
        return formats.startsWith("mov,") ? "mp4" : formats.replace(',', '/');
    }
}
