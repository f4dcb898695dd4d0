package dev.firebreak.app.pipeline;

import dev.firebreak.core.evidence.Frame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last few frames of a session, raw: encoding every frame of every stream would cost more than looking at it. Thread-safe. */
public final class RecentFrames {
    /** Frames kept unless said otherwise. At 320 x 180 pixels they take 0.7 MB a stream. */
    static final int CAPACITY = 4;

    private final int capacity;
    private final Deque<Frame> frames = new ArrayDeque<>();

    public RecentFrames() {
        this(CAPACITY);
    }

    /** @param capacity frames kept, 1 or more */
    public RecentFrames(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be 1 or more, not " + capacity);
        }
        this.capacity = capacity;
    }

    synchronized void add(Frame frame) {
        if (frames.size() == capacity) {
            frames.removeFirst();
        }
        frames.addLast(frame);
    }

    public synchronized Optional<Frame> last() {
        return Optional.ofNullable(frames.peekLast());
    }

    /** The frame of this media time, if it is still kept. */
    public synchronized Optional<Frame> at(Duration at) {
        return frames.stream().filter(frame -> frame.at().equals(at)).findFirst();
    }

    /** The newest frame that is not after this media time, if one is still kept. */
    public synchronized Optional<Frame> upTo(Duration at) {
        return frames.stream().filter(frame -> frame.at().compareTo(at) <= 0).reduce((older, newer) -> newer);
    }

    /** Oldest first. */
    public synchronized List<Frame> all() {
        return new ArrayList<>(frames);
    }
}
