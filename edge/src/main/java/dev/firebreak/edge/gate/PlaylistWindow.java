package dev.firebreak.edge.gate;

import dev.firebreak.core.segment.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The segments that a playlist lists now, and those that it listed lately. Numbers them as RFC 8216 asks: media and
 * discontinuity sequence numbers only rise and are never used twice. Confined to its {@link GatedStream}'s lock.
 */
final class PlaylistWindow {
    private final GateSettings settings;
    private final Consumer<GateEntry> forgotten;
    private final Deque<GateEntry> listed = new ArrayDeque<>();
    private final Deque<GateEntry> latelyListed = new ArrayDeque<>();
    private Duration length = Duration.ZERO;
    private long nextSequence;
    private long discontinuitySequence;
    private long lostDiscontinuities;
    private long targetSeconds;
    private boolean broken;
    private @Nullable Segment last;

    /** @param forgotten told of each segment whose bytes are served no longer */
    PlaylistWindow(GateSettings settings, Consumer<GateEntry> forgotten) {
        this.settings = settings;
        this.forgotten = forgotten;
        this.targetSeconds = settings.targetDuration().toSeconds();
    }

    /** Lists a segment; returns true when the target duration had to be raised for it. */
    boolean add(GateEntry entry, Instant now) {
        Segment segment = entry.segment();
        if (broken) {
            startOver(now);
        }
        entry.list(nextSequence++, last != null && !follows(last, segment));
        last = segment;
        listed.add(entry);
        length = length.plus(segment.duration());
        boolean raised = raiseTarget(segment.duration());
        slide(now);
        return raised;
    }

    /**
     * Takes away every listed or lately listed segment that {@code taken} names; returns them by age. When they are the
     * playlist's tail, their numbers are not used again: the next segment starts the window over. When newer segments follow
     * them, everything before those leaves too, because a playlist has no gaps.
     */
    List<GateEntry> withdraw(Predicate<GateEntry> taken, Instant now) {
        List<GateEntry> withdrawn = new ArrayList<>();
        latelyListed.removeIf(entry -> taken.test(entry) && withdrawn.add(entry));
        List<GateEntry> before = new ArrayList<>(listed);
        int firstTaken = -1;
        int lastTaken = -1;
        for (int i = 0; i < before.size(); i++) {
            if (taken.test(before.get(i))) {
                firstTaken = firstTaken < 0 ? i : firstTaken;
                lastTaken = i;
                withdrawn.add(before.get(i));
            }
        }
        if (lastTaken < 0) {
            return withdrawn;
        }
        if (lastTaken == before.size() - 1) {
            takeTail(firstTaken);
            broken = true;
        } else {
            for (int i = 0; i <= lastTaken; i++) {
                removeFirst(taken.test(before.get(i)) ? null : now);
            }
        }
        return withdrawn;
    }

    void expire(Instant now) {
        GateEntry oldest = latelyListed.peekFirst();
        while (oldest != null && !oldest.leftAt().plus(settings.latelyListed()).isAfter(now)) {
            latelyListed.removeFirst();
            forgotten.accept(oldest);
            oldest = latelyListed.peekFirst();
        }
    }

    Iterable<GateEntry> listed() {
        return listed;
    }

    int size() {
        return listed.size();
    }

    long firstSequence() {
        GateEntry first = listed.peekFirst();
        return first == null ? nextSequence : first.mediaSequence();
    }

    long discontinuitySequence() {
        return discontinuitySequence;
    }

    long targetSeconds() {
        return targetSeconds;
    }

    private static boolean follows(Segment before, Segment segment) {
        return !segment.discontinuity()
                && before.id().session().equals(segment.id().session())
                && before.id().sequence() + 1 == segment.id().sequence();
    }

    private boolean raiseTarget(Duration duration) {
        long seconds = duration.plusMillis(500).toSeconds();
        if (seconds <= targetSeconds) {
            return false;
        }
        targetSeconds = seconds;
        return true;
    }

    private void slide(Instant now) {
        Duration least = settings.windowDuration();
        Duration threeTargets = Duration.ofSeconds(3 * targetSeconds);
        if (threeTargets.compareTo(least) > 0) {
            least = threeTargets;
        }
        while (listed.size() > settings.windowSegments()
                && length.minus(listed.getFirst().segment().duration()).compareTo(least) >= 0) {
            removeFirst(now);
        }
    }

    private void startOver(Instant now) {
        while (!listed.isEmpty()) {
            removeFirst(now);
        }
        discontinuitySequence += lostDiscontinuities;
        lostDiscontinuities = 0;
        broken = false;
    }

    private void takeTail(int kept) {
        while (listed.size() > kept) {
            GateEntry entry = listed.removeLast();
            length = length.minus(entry.segment().duration());
            lostDiscontinuities += entry.discontinuity() ? 1 : 0;
        }
    }

    /** @param leftAt when it left, or null when its bytes are not to be served any more */
    private void removeFirst(@Nullable Instant leftAt) {
        GateEntry first = listed.removeFirst();
        length = length.minus(first.segment().duration());
        discontinuitySequence += first.discontinuity() ? 1 : 0;
        if (leftAt != null) {
            first.leave(leftAt);
            latelyListed.add(first);
        }
    }
}
