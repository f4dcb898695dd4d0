package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.training.replay.ReplayMedia;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Media with every picture changed. */
record ChangedPictures(ReplayMedia media, UnaryOperator<Frame> change) implements ReplayMedia {
    @Override
    public boolean sounding() {
        return media.sounding();
    }

    @Override
    public Optional<float[]> nextRun() {
        return media.nextRun();
    }

    @Override
    public Iterator<Evidence.OfMotion> motion() {
        return media.motion();
    }

    @Override
    public Iterator<Frame> frames() {
        Iterator<Frame> frames = media.frames();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return frames.hasNext();
            }

            @Override
            public Frame next() {
                return change.apply(frames.next());
            }
        };
    }
}
