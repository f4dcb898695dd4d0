package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.media.timeline.Track;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * Owns packets of a file that were read but whose turn in media time has not come: containers store picture and sound up to seconds
 * apart. Gives them out by decode time, so that the order does not depend on how the file was written. Confined to one thread.
 */
final class PacketOrder implements AutoCloseable {
    /** A track that has sent nothing while the other ran on this far is not waited for. */
    private static final long MAX_SPAN_MICROS = 3_000_000;

    private static final long MAX_BYTES = 64L << 20;

    /** A packet and its place. The holder frees it. */
    record Entry(Track track, AVPacket packet, long decodeMicros) {}

    private final Map<Track, ArrayDeque<Entry>> queues = new EnumMap<>(Track.class);
    private long bytes;

    /** Waits for the tracks given. */
    @MustBeClosed
    PacketOrder(boolean picture, boolean sound) {
        if (picture) {
            queues.put(Track.PICTURE, new ArrayDeque<>());
        }
        if (sound) {
            queues.put(Track.SOUND, new ArrayDeque<>());
        }
    }

    /** Takes over {@code entry}. */
    void add(Entry entry) {
        Objects.requireNonNull(queues.get(entry.track())).addLast(entry);
        bytes += entry.packet().size();
    }

    /** The next packet, or null where it is not certain yet which it is; at the end of the source it always is. */
    @Nullable
    Entry next(boolean endOfSource) {
        ArrayDeque<Entry> first = null;
        boolean waiting = false;
        long highest = Long.MIN_VALUE;
        for (ArrayDeque<Entry> queue : queues.values()) {
            Entry head = queue.peekFirst();
            if (head == null) {
                waiting = true;
                continue;
            }
            highest = Math.max(highest, queue.getLast().decodeMicros());
            if (first == null || head.decodeMicros() < first.getFirst().decodeMicros()) {
                first = queue;
            }
        }
        if (first == null) {
            return null;
        }
        boolean full = highest - first.getFirst().decodeMicros() > MAX_SPAN_MICROS || bytes > MAX_BYTES;
        if (waiting && !endOfSource && !full) {
            return null;
        }
        Entry entry = first.removeFirst();
        bytes -= entry.packet().size();
        return entry;
    }

    @Override
    public void close() {
        queues.values().forEach(queue -> queue.forEach(entry -> avcodec.av_packet_free(entry.packet())));
        queues.clear();
    }
}
