package dev.firebreak.core.copy;

import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.video.VideoMatcher;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was near the frames of a stream's last seconds, so that each is searched for once and not every two seconds. Forgotten whenever
 * the banks change. Confined to one thread.
 */
final class FrameMemory {
    /** Hashes kept: those of 30 s, twice a second, in two orientations, with and without borders, and learned. */
    static final int MAX_HASHES = 320;

    /** Frames near one hash that are kept; what is near to more is too common to tell. */
    static final int MAX_NEAR = 1_024;

    private static final int INITIAL = 4;

    private final boolean keeps;
    private final Map<Asked, Near> known = new LinkedHashMap<>();
    private long changes = -1;

    /** {@code hash}: a {@link PdqHash} or a {@link LearnedHash}. */
    private record Asked(Object hash, int radius) {}

    private static final class Near {
        private long[] references = new long[INITIAL];
        private int[] frames = new int[INITIAL];
        private int[] distances = new int[INITIAL];
        private int count;

        private void add(long reference, int frame, int distance) {
            if (count == MAX_NEAR) {
                return;
            }
            if (count == frames.length) {
                references = Arrays.copyOf(references, 2 * count);
                frames = Arrays.copyOf(frames, 2 * count);
                distances = Arrays.copyOf(distances, 2 * count);
            }
            references[count] = reference;
            frames[count] = frame;
            distances[count++] = distance;
        }

        private void tell(VideoMatcher.FrameVisitor visitor) {
            for (int i = 0; i < count; i++) {
                visitor.frame(references[i], frames[i], distances[i]);
            }
        }
    }

    private FrameMemory(boolean keeps) {
        this.keeps = keeps;
    }

    /** For a stream. */
    static FrameMemory ofStream() {
        return new FrameMemory(true);
    }

    /** For a file: remembers nothing. */
    static FrameMemory none() {
        return new FrameMemory(false);
    }

    /** The index, asked only for what is not known. {@code version} of the index's contents. */
    VideoMatcher.FrameIndex over(VideoMatcher.FrameIndex index, long version) {
        if (!keeps) {
            return index;
        }
        if (version != changes) {
            known.clear();
            changes = version;
        }
        return new VideoMatcher.FrameIndex() {
            @Override
            public int references() {
                return index.references();
            }

            @Override
            public void near(PdqHash hash, int radius, VideoMatcher.FrameVisitor visitor) {
                remembered(new Asked(hash, radius), near -> index.near(hash, radius, near::add))
                        .tell(visitor);
            }

            @Override
            public void nearLearned(LearnedHash hash, int radius, VideoMatcher.FrameVisitor visitor) {
                remembered(new Asked(hash, radius), near -> index.nearLearned(hash, radius, near::add))
                        .tell(visitor);
            }
        };
    }

    private Near remembered(Asked asked, Consumer<Near> search) {
        Near near = known.get(asked);
        if (near == null) {
            near = new Near();
            search.accept(near);
            if (known.size() >= MAX_HASHES) {
                known.remove(known.keySet().iterator().next());
            }
            known.put(asked, near);
        }
        return near;
    }
}
