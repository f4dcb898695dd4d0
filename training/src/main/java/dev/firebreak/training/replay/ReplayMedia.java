package dev.firebreak.training.replay;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/** Decoded media that can be played once, by one thread. */
public interface ReplayMedia {
    /** Samples in a run of the decoder: 0.1 s. */
    int RUN_SAMPLES = 1_600;

    /** Whether there is a sound track. */
    boolean sounding();

    /** The next run of {@link #RUN_SAMPLES} samples, the last one shorter; empty at the end. */
    Optional<float[]> nextRun();

    /** The pictures that there could be: every key frame and two a second, by rising media time. */
    Iterator<Frame> frames();

    /** The motion that would be measured, were it looked at closely throughout; by rising media time. */
    default Iterator<Evidence.OfMotion> motion() {
        return Collections.emptyIterator();
    }

    /** A clip from its start to its end. */
    static ReplayMedia of(DecodedClip clip) {
        return new ReplayMedia() {
            private int at;

            @Override
            public boolean sounding() {
                return clip.sounding();
            }

            @Override
            public Optional<float[]> nextRun() {
                int to = Math.min(clip.samples().length, at + RUN_SAMPLES);
                if (at == to) {
                    return Optional.empty();
                }
                float[] run = java.util.Arrays.copyOfRange(clip.samples(), at, to);
                at = to;
                return Optional.of(run);
            }

            @Override
            public Iterator<Frame> frames() {
                return clip.frames().iterator();
            }

            @Override
            public Iterator<Evidence.OfMotion> motion() {
                return clip.motion().iterator();
            }
        };
    }
}
