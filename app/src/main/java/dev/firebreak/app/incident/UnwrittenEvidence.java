package dev.firebreak.app.incident;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an incident recorder still has to write, folded together. Confined to the recorder's lock. */
final class UnwrittenEvidence {
    /** Seconds kept while the store is away: ten minutes; older ones are dropped. */
    static final int MAX_SECONDS = 600;

    /** Frames kept while the store is away, 170 kB each; older ones are dropped. */
    static final int MAX_FRAMES = 30;

    private @Nullable Verdict verdict;
    private final TreeMap<Long, TimelineSecond> seconds = new TreeMap<>();
    private final TreeMap<Duration, Frame> frames = new TreeMap<>();

    /** What is written in one go. The verdict is null when only evidence is new. */
    record Batch(@Nullable Verdict verdict, List<TimelineSecond> seconds, List<Frame> frames) {}

    boolean isEmpty() {
        return verdict == null && seconds.isEmpty() && frames.isEmpty();
    }

    void clear() {
        verdict = null;
        seconds.clear();
        frames.clear();
    }

    void verdict(Verdict next) {
        if (verdict == null || next.level().compareTo(verdict.level()) >= 0) {
            verdict = next;
        }
    }

    void second(TimelineSecond second) {
        seconds.put(second.second(), second);
        dropOldest();
    }

    void frame(Frame frame) {
        frames.put(frame.at(), frame);
        dropOldest();
    }

    Batch take() {
        Batch batch = new Batch(verdict, new ArrayList<>(seconds.values()), new ArrayList<>(frames.values()));
        clear();
        return batch;
    }

    /** Undoes {@link #take}: what came in since then wins, but never a lower level over a higher one. */
    void putBack(Batch batch) {
        Verdict since = verdict;
        verdict = batch.verdict();
        if (since != null) {
            verdict(since);
        }
        batch.seconds().forEach(second -> seconds.putIfAbsent(second.second(), second));
        batch.frames().forEach(frame -> frames.putIfAbsent(frame.at(), frame));
        dropOldest();
    }

    private void dropOldest() {
        while (seconds.size() > MAX_SECONDS) {
            seconds.pollFirstEntry();
        }
        while (frames.size() > MAX_FRAMES) {
            frames.pollFirstEntry();
        }
    }
}
