package dev.firebreak.training.replay;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.motion.MotionMeter;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.inference.analysis.SessionAnalysis;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Plays decoded media through analysis and judge. Frames are delivered before the run of sound in which they lie, as a decoder
 * of a file delivers them; in the judge's cheap state only key frames are.
 *
 * <p>What is skipped is decoding alone. For pictures at whole half seconds with a key frame at fixed distances and sound of 16
 * bits at 16 kHz, the verdicts are those of the real decoder, bit by bit. For other clips one thing differs: on the switch to
 * more pictures the real decoder hands on the first picture after the switch, this the first of the next half second. Motion is that of
 * the clip's own pictures, where the judge looked closely for the whole of a step.
 */
public final class Replay {
    private Replay() {}

    /**
     * Plays {@code media} to its end.
     *
     * @param judged hears each piece of evidence with the verdict that it led to, in order; when it says true, the judge
     *     starts anew, as when a person restores a stream
     * @return media time covered
     */
    public static Duration play(
            ReplayMedia media, Scorer scorer, OperatingPoints points, BiPredicate<Evidence, Verdict> judged) {
        Playing playing = new Playing(media, scorer, points, judged);
        return playing.toTheEnd();
    }

    private static final class Playing {
        private final ReplayMedia media;
        private final ReplayControl control = new ReplayControl();
        private final SessionAnalysis analysis;
        private final Iterator<Frame> frames;
        private final Iterator<Evidence.OfMotion> motion;
        private @Nullable Frame waiting;
        private Evidence.@Nullable OfMotion moving;

        Playing(ReplayMedia media, Scorer scorer, OperatingPoints points, BiPredicate<Evidence, Verdict> judged) {
            this.media = media;
            this.frames = media.frames();
            this.motion = media.motion();
            Restoring restoring = new Restoring(judged);
            this.analysis = new SessionAnalysis(scorer, points, Pace.FILE, control, restoring);
            restoring.analysis = analysis;
        }

        Duration toTheEnd() {
            analysis.opened(media.sounding());
            long sample = 0;
            for (Optional<float[]> run = media.nextRun(); run.isPresent(); run = media.nextRun()) {
                long end = sample + run.get().length;
                deliver(time(end));
                require(control.await(time(sample)));
                analysis.sound(new Sound(time(sample), run.get()));
                sample = end;
            }
            deliver(Duration.ofDays(1));
            analysis.finish();
            control.close();
            return time(sample);
        }

        /** Frames from before {@code end}. */
        private void deliver(Duration end) {
            Frame next = waiting == null && frames.hasNext() ? frames.next() : waiting;
            while (next != null && next.at().compareTo(end) < 0) {
                deliverMotion(next.at());
                require(control.await(next.at()));
                if (next.keyFrame() || control.at(next.at()) == SamplingDemand.ALERT) {
                    analysis.frame(next);
                }
                next = frames.hasNext() ? frames.next() : null;
            }
            waiting = next;
            deliverMotion(end.minusNanos(1));
        }

        /** Steps that end at {@code to} at the latest and were looked at closely from their start on. */
        private void deliverMotion(Duration to) {
            Evidence.OfMotion next = moving == null && motion.hasNext() ? motion.next() : moving;
            while (next != null && next.at().compareTo(to) <= 0) {
                require(control.await(next.at()));
                if (control.closeLook(next.at().minus(MotionMeter.STEP), next.at())) {
                    analysis.motion(next);
                }
                next = motion.hasNext() ? motion.next() : null;
            }
            moving = next;
        }

        private static void require(boolean open) {
            if (!open) {
                throw new FirebreakException(ErrorCode.SOURCE_GONE, "Interrupted while replaying a stream");
            }
        }

        private static Duration time(long samples) {
            return Duration.ofNanos(samples * 1_000_000_000L / Sound.SAMPLE_RATE);
        }
    }

    /** Restores the judge where it is asked to. */
    private static final class Restoring implements SessionAnalysis.Listener {
        private final BiPredicate<Evidence, Verdict> judged;
        private volatile @Nullable SessionAnalysis analysis;

        Restoring(BiPredicate<Evidence, Verdict> judged) {
            this.judged = judged;
        }

        @Override
        public void judged(Evidence evidence, Verdict verdict) {
            SessionAnalysis restored = analysis;
            if (judged.test(evidence, verdict) && restored != null) {
                restored.restore();
            }
        }
    }
}
