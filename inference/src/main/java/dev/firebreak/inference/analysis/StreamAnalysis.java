package dev.firebreak.inference.analysis;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.frontend.LogMelStream;
import java.time.Duration;

/**
 * Turns one stream's decoded media into evidence and verdicts. Sound is cut into windows of 0.975 s each half second; windows
 * and frames go to the engine at once and, whatever order it finishes in, to the judge in the order they came. So the
 * same media in the same order give the same verdicts.
 *
 * <p>Media is fed by one thread at a time. {@link #restore} and {@link #counts} may be called by any. What a live stream's
 * engine refuses or fails is left out and counted, and the stream goes on. See {@link AnalysisListener} for what comes out.
 *
 * <p><b>How far analysis has come</b> is the lesser of two tracks. Sound is known up to the end of the last run that was fed,
 * pictures up to the last frame; {@link #progress} moves on the track from which nothing comes. A source with one track only,
 * or with key frames alone, must call it.
 */
public final class StreamAnalysis {
    /** How long after its cause a change of the sampling demand takes effect, in media time. */
    public static final Duration DEMAND_LEAD = Duration.ofSeconds(1);

    /** Windows and frames of one stream that may wait for the engine. */
    public static final int MOST_OUTSTANDING = 32;

    /** Runs of sound that lie further from the end of the last than this start a new run. */
    private static final Duration LARGEST_SEAM = Duration.ofMillis(100);

    /** When this much was delivered without sound, the run that was going on is taken to have ended. */
    private static final Duration LONGEST_SILENT_TRACK = Duration.ofSeconds(1);

    private final Scorer scorer;
    private final Pace pace;
    private final JudgeSeat judge;
    private final EvidenceLine line;
    private final LogMelStream windows;

    private Duration runStart = Duration.ZERO;
    private Duration runEnd = Duration.ZERO;
    private long runSamples;
    private boolean inRun;
    private Duration soundTo = Duration.ZERO;
    private Duration picturesTo = Duration.ZERO;
    private boolean finished;

    public StreamAnalysis(Scorer scorer, OperatingPoints points, Pace pace, AnalysisListener listener) {
        this.scorer = scorer;
        this.pace = pace;
        this.judge = new JudgeSeat(points, listener);
        this.line = new EvidenceLine(pace, MOST_OUTSTANDING, judge);
        this.windows = new LogMelStream(new LogMel(), this::window);
    }

    /** Takes the sound that follows. With pace FILE it may block until earlier media has been judged. */
    public void sound(Sound sound) {
        requireUnfinished();
        if (inRun && sound.at().minus(runEnd).abs().compareTo(LARGEST_SEAM) > 0) {
            endRun();
        }
        if (!inRun) {
            inRun = true;
            runStart = sound.at();
            runSamples = 0;
        }
        runSamples += sound.samples().length;
        runEnd = runStart.plus(duration(runSamples));
        windows.accept(sound.samples());
        soundTo = later(soundTo, runEnd);
        mark();
    }

    /** Takes the next frame. With pace FILE it may block until earlier media has been judged. */
    public void frame(Frame frame) {
        requireUnfinished();
        if (line.makeRoom()) {
            line.add(new Pending.Picture(frame.at(), scorer.look(frame, pace)));
        }
        picturesTo = later(picturesTo, frame.at());
        mark();
    }

    /** Takes the next step of motion. With pace FILE it may block until earlier media has been judged. */
    public void motion(Evidence.OfMotion step) {
        requireUnfinished();
        if (line.awaitRoom()) {
            line.add(Pending.Moved.of(step));
        }
    }

    /** All sound and all frames from before this media time have been fed. */
    public void progress(Duration delivered) {
        requireUnfinished();
        if (inRun && delivered.minus(runEnd).compareTo(LONGEST_SILENT_TRACK) > 0) {
            endRun();
        }
        if (!inRun) {
            soundTo = later(soundTo, delivered);
        }
        picturesTo = later(picturesTo, delivered);
        mark();
    }

    /** The stream is over: judges what is left, in a last window padded with silence, and returns when all is judged. */
    public void finish() {
        requireUnfinished();
        if (inRun) {
            endRun();
        }
        soundTo = later(soundTo, picturesTo);
        picturesTo = soundTo;
        mark();
        finished = true;
        line.awaitEmpty();
    }

    /** A person undid the verdict: the judge starts anew with the next piece of evidence that it takes. */
    public void restore() {
        judge.restore();
    }

    /** What was judged and what was left out so far. */
    public AnalysisCounts counts() {
        return line.counts();
    }

    private void window(float[] logMel, long endSample) {
        submit(logMel, runStart.plus(duration(endSample)));
    }

    private void submit(float[] logMel, Duration end) {
        if (line.makeRoom()) {
            line.add(new Pending.Window(end, scorer.sound(logMel, pace)));
        }
    }

    private void endRun() {
        windows.finish().ifPresent(last -> submit(last, runEnd));
        inRun = false;
    }

    private void mark() {
        line.add(new Pending.Mark(soundTo, picturesTo));
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("The analysis of this stream is finished");
        }
    }

    private static Duration duration(long samples) {
        return Duration.ofNanos(samples * 1_000_000_000L / Sound.SAMPLE_RATE);
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
