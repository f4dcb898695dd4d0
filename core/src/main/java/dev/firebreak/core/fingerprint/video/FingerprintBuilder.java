package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.Interval;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a fingerprint of sampled frames as they come: of a file to its end, or of a live stream for as long as it lasts, keeping the
 * last of it. A frame within {@link #SAME_DISTANCE} of the one that began a run only makes the run longer. Confined to one thread.
 */
public final class FingerprintBuilder {
    /** Frames that differ in no more bits than this are the same picture, encoded anew. */
    public static final int SAME_DISTANCE = 6;

    /** A pause between samples beyond this many steps is a hole, not a picture that lasts. */
    private static final int HOLE_STEPS = 4;

    private final Duration step;
    private final Duration kept;
    private final Deque<VideoFrame> frames = new ArrayDeque<>();
    private @Nullable SampledFrame run;
    private Duration runEnd = Duration.ZERO;
    private Duration last = Duration.ofNanos(-1);
    private Duration end = Duration.ZERO;
    private Duration stepped = Duration.ZERO;
    private int steps;

    /** For a whole video, sampled each {@code step} or about that often. */
    public FingerprintBuilder(Duration step) {
        this(step, VideoFingerprint.MAX_DURATION);
    }

    /** For a live stream of which the last {@code kept} count. */
    public FingerprintBuilder(Duration step, Duration kept) {
        this.step = step;
        this.kept = kept;
    }

    /** Takes the next frame. Frames that are no later than the last one, or beyond what a fingerprint covers, are left out. */
    public void add(SampledFrame frame) {
        Duration at = millis(frame.at());
        if (at.compareTo(last) <= 0 || at.compareTo(VideoFingerprint.MAX_DURATION) > 0) {
            return;
        }
        Duration since = last.isNegative() ? Duration.ZERO : at.minus(last);
        boolean hole = since.compareTo(step.multipliedBy(HOLE_STEPS)) > 0;
        if (since.isPositive() && !hole) {
            steps++;
            stepped = stepped.plus(since);
        }
        last = at;
        if (run != null && !hole && same(run, frame)) {
            runEnd = at.plus(step);
            run = run.learned().isPresent() ? run : run.withLearned(frame.learned());
            return;
        }
        closeRun(hole ? runEnd : at);
        run = frame.moved(at);
        runEnd = at.plus(step);
        forget(at);
    }

    /** Says that nothing but what was added comes up to media time {@code end}. */
    public void extendTo(Duration time) {
        Duration at = millis(time);
        end = at.compareTo(end) > 0 ? at : end;
    }

    /** What was taken so far. */
    public VideoFingerprint fingerprint() {
        List<VideoFrame> all = new ArrayList<>(frames);
        Duration covered = end.compareTo(last) > 0 ? end : last.isNegative() ? Duration.ZERO : last.plus(step);
        covered = covered.compareTo(VideoFingerprint.MAX_DURATION) > 0 ? VideoFingerprint.MAX_DURATION : covered;
        if (run != null) {
            all.add(frame(run, runEnd.compareTo(covered) > 0 ? covered : runEnd));
        }
        Duration mean = steps == 0 ? step : Duration.ofMillis(Math.max(1, stepped.toMillis() / steps));
        return new VideoFingerprint(covered, mean, all);
    }

    private static boolean same(SampledFrame run, SampledFrame frame) {
        boolean fit = run.quality() >= VideoFrame.LEAST_QUALITY;
        if (fit != frame.quality() >= VideoFrame.LEAST_QUALITY) {
            return false;
        }
        // What is too dark or flat to be matched is not told apart: only its time counts.
        return !fit || run.pdq().distance(frame.pdq()) <= SAME_DISTANCE;
    }

    private void closeRun(Duration to) {
        if (run != null) {
            frames.addLast(frame(run, to));
            run = null;
        }
        if (frames.size() >= VideoFingerprint.MAX_FRAMES) {
            frames.removeFirst();
        }
    }

    private void forget(Duration now) {
        while (!frames.isEmpty() && frames.getFirst().span().to().plus(kept).compareTo(now) < 0) {
            frames.removeFirst();
        }
    }

    private static VideoFrame frame(SampledFrame first, Duration to) {
        return new VideoFrame(
                new Interval(first.at(), to), first.pdq(), first.whole(), first.quality(), first.learned());
    }

    private static Duration millis(Duration time) {
        return Duration.ofMillis(time.toMillis());
    }
}
