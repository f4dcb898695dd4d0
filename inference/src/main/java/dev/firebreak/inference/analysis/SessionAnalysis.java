package dev.firebreak.inference.analysis;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import java.time.Duration;

/**
 * Binds what decodes a session to its analysis: decoded media go in, what the judge wants goes back through a {@link
 * MediaControl}. {@code watch}, {@code serve} and the evaluation all come through here, so that they see the same verdicts.
 *
 * <p>Media is fed by one thread at a time, in the order in which it is decoded; the rest may be called by any.
 */
public final class SessionAnalysis {
    private final StreamAnalysis analysis;
    private boolean soundless;

    /** Hears what was judged: see {@link AnalysisListener}. */
    @FunctionalInterface
    public interface Listener {
        /** One more piece of evidence, and the verdict as it then stood. */
        void judged(Evidence evidence, Verdict verdict);

        /** The learned hash of the frame of this media time, after it was judged. */
        default void described(Duration at, LearnedHash hash) {}

        /** Everything up to this media time has been judged; the decoder knows already. */
        default void analysed(Duration upTo) {}
    }

    public SessionAnalysis(Scorer scorer, OperatingPoints points, Pace pace, MediaControl control, Listener listener) {
        this.analysis = new StreamAnalysis(scorer, points, pace, new Bound(control, listener));
    }

    /**
     * What the media hold is known: called before any of it is fed.
     *
     * @param sounding false when there is no sound track: the decoder's silence is then not evidence of quiet
     */
    public void opened(boolean sounding) {
        soundless = !sounding;
    }

    /** Takes the next frame. */
    public void frame(Frame frame) {
        analysis.frame(frame);
    }

    /** Takes the next step of motion. */
    public void motion(Evidence.OfMotion step) {
        analysis.motion(step);
    }

    /** Takes the sound that follows; silence too where there is none, since it tells how far the media have come. */
    public void sound(Sound sound) {
        // A track that was announced late is heard all the same: nobody gets past the ears by starting without them.
        soundless &= isSilence(sound);
        if (!soundless) {
            analysis.sound(sound);
        }
        analysis.progress(sound.end());
    }

    /** Nothing follows: returns when all has been judged. Throws what the listener threw, if it did. */
    public void finish() {
        analysis.finish();
    }

    /** A person undid the verdict: the judge starts anew. */
    public void restore() {
        analysis.restore();
    }

    /** What was judged and what was left out so far. */
    public AnalysisCounts counts() {
        return analysis.counts();
    }

    private static boolean isSilence(Sound sound) {
        for (float sample : sound.samples()) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    private record Bound(MediaControl control, Listener listener) implements AnalysisListener {
        @Override
        public void judged(Evidence evidence, Verdict verdict) {
            listener.judged(evidence, verdict);
        }

        @Override
        public void described(Duration at, LearnedHash hash) {
            listener.described(at, hash);
        }

        @Override
        public void analysed(Duration upTo) {
            control.acknowledge(upTo);
            listener.analysed(upTo);
        }

        @Override
        public void demand(SamplingDemand demand, Duration from) {
            control.demand(demand, from);
        }
    }
}
