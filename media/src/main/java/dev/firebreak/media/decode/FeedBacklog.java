package dev.firebreak.media.decode;

import dev.firebreak.media.wire.Order.Feed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one fed stream from the publisher to the decoder: what waits, what is under way, and what was taken of the segment now
 * being decoded, so that it can be sent again to a new process. Bounded: when too much waits, the oldest whole segment is dropped.
 * Guarded by its owner.
 */
final class FeedBacklog {
    private final int maxQueued;
    private final int window;
    private ArrayDeque<Feed> waiting = new ArrayDeque<>();
    private final ArrayDeque<Feed> underWay = new ArrayDeque<>();
    private final ArrayDeque<Feed> taken = new ArrayDeque<>();
    private long waitingBytes;
    private long underWayBytes;

    FeedBacklog(int maxQueued, int window) {
        this.maxQueued = maxQueued;
        this.window = window;
    }

    /** Adds bytes; returns how many segments had to be dropped. */
    int offer(Feed feed) {
        waiting.addLast(feed);
        waitingBytes += feed.size();
        int dropped = 0;
        while (waitingBytes > maxQueued && dropOldestSegment()) {
            dropped++;
        }
        return dropped;
    }

    /** The next bytes to send, or null while there are none or enough is under way. */
    @Nullable
    Feed next() {
        if (!hasNext()) {
            return null;
        }
        Feed feed = waiting.removeFirst();
        waitingBytes -= feed.size();
        underWay.addLast(feed);
        underWayBytes += feed.size();
        return feed;
    }

    /** The decoder has taken the oldest bytes under way. */
    void taken() {
        Feed feed = underWay.pollFirst();
        if (feed == null) {
            return;
        }
        underWayBytes -= feed.size();
        if (feed.segmentStart()) {
            taken.clear();
        }
        taken.addLast(feed);
    }

    /** The decoder died: everything from the start of the segment that it was in is to be sent again. */
    void rewind() {
        ArrayDeque<Feed> all = new ArrayDeque<>(taken);
        all.addAll(underWay);
        all.addAll(waiting);
        waiting = all;
        taken.clear();
        underWay.clear();
        underWayBytes = 0;
        waitingBytes = 0;
        waiting.forEach(each -> waitingBytes += each.size());
    }

    boolean hasNext() {
        return !waiting.isEmpty() && underWayBytes < window;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    long waitingBytes() {
        return waitingBytes;
    }

    /** Drops the oldest segment of which nothing was sent and which is complete; false where there is none. */
    private boolean dropOldestSegment() {
        List<Feed> kept = new ArrayList<>();
        int starts = 0;
        boolean any = false;
        for (Feed feed : waiting) {
            starts += feed.segmentStart() ? 1 : 0;
            if (starts == 1) {
                any = true;
            } else {
                kept.add(feed);
            }
        }
        if (!any || starts < 2) {
            return false;
        }
        waiting = new ArrayDeque<>(kept);
        waitingBytes = 0;
        waiting.forEach(each -> waitingBytes += each.size());
        return true;
    }
}
