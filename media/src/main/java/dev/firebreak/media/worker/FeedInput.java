package dev.firebreak.media.worker;

import dev.firebreak.media.wire.Order.Feed;
import java.util.ArrayDeque;
import java.util.function.IntConsumer;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a fed stream on their way from the order reader to the demuxer. The main process keeps what is under way below {@link
 * dev.firebreak.media.decode.DecodeLimits#WINDOW_BYTES} and one chunk. Thread-safe.
 */
final class FeedInput {
    private final NativeTurn turn;
    private final int stream;
    private final IntConsumer taken;
    private final ArrayDeque<Feed> queue = new ArrayDeque<>();
    private @Nullable Feed current;
    private int at;
    private boolean ended;
    private volatile boolean closed;
    private volatile long segmentOffsetMicros;

    FeedInput(NativeTurn turn, int stream, IntConsumer taken) {
        this.turn = turn;
        this.stream = stream;
        this.taken = taken;
    }

    synchronized void offer(Feed feed) {
        queue.addLast(feed);
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    boolean isClosed() {
        return closed;
    }

    /** Where the segment that is being read starts. */
    long segmentOffsetMicros() {
        return segmentOffsetMicros;
    }

    /** Called from native code, within the stream's turn, which is given up while waiting. */
    int read(BytePointer target, int size) {
        Feed feed = current;
        if (feed == null || at == feed.bytes().length) {
            turn.exit();
            try {
                feed = next(feed);
            } finally {
                turn.enter(stream);
            }
            if (feed == null) {
                return closed ? avutil.AVERROR_EXIT() : avutil.AVERROR_EOF();
            }
        }
        int count = Math.min(size, feed.bytes().length - at);
        target.put(feed.bytes(), at, count);
        at += count;
        return count;
    }

    private @Nullable Feed next(@Nullable Feed before) {
        if (before != null) {
            current = null;
            taken.accept(before.bytes().length);
        }
        synchronized (this) {
            while (queue.isEmpty() && !ended && !closed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    closed = true;
                }
            }
            Feed feed = closed ? null : queue.pollFirst();
            current = feed;
            at = 0;
            if (feed != null) {
                segmentOffsetMicros = feed.segmentOffsetNanos() / 1000;
            }
            return feed;
        }
    }
}
