package dev.firebreak.testkit.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.ShotMarkStore;
import dev.firebreak.core.footage.ShotMarks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shot marks in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryShotMarkStore implements ShotMarkStore {
    private final Map<FootageId, List<ShotMark>> marks = new HashMap<>();
    private final InMemoryFootageCatalogue catalogue;

    public InMemoryShotMarkStore(InMemoryFootageCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public synchronized List<ShotMark> marks(FootageId clip) {
        found(clip);
        return List.copyOf(marks.getOrDefault(clip, List.of()));
    }

    @Override
    public synchronized List<ShotMark> propose(FootageId clip, List<ShotMark> proposals) {
        MarkState before = found(clip).marks();
        put(clip, ShotMarks.proposed(marks(clip), proposals));
        if (before == MarkState.UNMARKED) {
            catalogue.marked(clip, MarkState.PROPOSED);
        }
        return marks(clip);
    }

    @Override
    public synchronized void mark(FootageId clip, ShotMark mark) {
        List<ShotMark> after = new ArrayList<>(marks(clip));
        after.removeIf(each -> each.at().equals(mark.at()));
        after.add(mark);
        after.sort(Comparator.comparing(ShotMark::at));
        put(clip, after);
    }

    @Override
    public synchronized boolean unmark(FootageId clip, Duration at) {
        List<ShotMark> after = new ArrayList<>(marks(clip));
        boolean removed = after.removeIf(each -> each.at().equals(at));
        put(clip, after);
        return removed;
    }

    @Override
    public synchronized void reviewed(FootageId clip, String by, Instant at) {
        put(clip, ShotMarks.reviewed(marks(clip), by, at));
        catalogue.marked(clip, MarkState.REVIEWED);
    }

    @Override
    public synchronized void reopen(FootageId clip) {
        found(clip);
        catalogue.marked(clip, MarkState.PROPOSED);
    }

    private void put(FootageId clip, List<ShotMark> after) {
        if (after.size() > MAX_MARKS) {
            throw new FirebreakException(ErrorCode.LIMIT_EXCEEDED, "A clip has at most " + MAX_MARKS + " shot marks");
        }
        marks.put(clip, after);
    }

    private Footage found(FootageId clip) {
        return catalogue
                .find(clip)
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no clip " + clip));
    }
}
