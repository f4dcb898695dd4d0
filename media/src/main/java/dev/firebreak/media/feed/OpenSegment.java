package dev.firebreak.media.feed;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.segment.SegmentSink;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.feed.FedPacket.Tracks;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The segment that is growing: numbers, dates, hashes and hands it on when it ends. Confined to one thread. */
final class OpenSegment {
    /** A last packet without a follower is taken to last this long, and no segment is shorter than a millisecond. */
    private static final long LAST_PACKET_MICROS = 33_000;

    private static final long SHORTEST_MICROS = 1000;

    private final StreamId stream;
    private final SessionId session;
    private final Clock clock;
    private final SegmentSink sink;
    private final PacketFeed feed;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Instant anchor;
    private long anchorMicros;
    private long sequence;
    private long offsetMicros;
    private long lastMicros;
    private long endMicros;
    private boolean discontinuity;
    private boolean open;
    private boolean fresh;

    OpenSegment(StreamId stream, SessionId session, Clock clock, SegmentSink sink, PacketFeed feed) {
        this.stream = stream;
        this.session = session;
        this.clock = clock;
        this.sink = sink;
        this.feed = feed;
    }

    void open(long micros, boolean discontinuous) {
        if (anchor == null || discontinuous) {
            anchor = clock.instant();
            anchorMicros = micros;
        }
        offsetMicros = micros;
        lastMicros = micros;
        discontinuity = discontinuous;
        open = true;
        fresh = true;
    }

    /** Takes what {@code muxer} has written of one access unit, which goes on to the decoder as it is. */
    void append(TsMuxer muxer, FedPacket.Kind kind, Tracks tracks, long presentTicks, long decodeTicks, byte[] unit) {
        muxer.drainTo(bytes);
        long presentMicros = TsMuxer.micros(presentTicks);
        lastMicros = Math.max(lastMicros, presentMicros);
        feed.feed(new FedPacket(kind, fresh, tracks, presentMicros, TsMuxer.micros(decodeTicks), unit));
        fresh = false;
    }

    /** Ends the segment where the next one begins. Does nothing when none is open. */
    void finishAt(long micros) {
        if (!open) {
            return;
        }
        open = false;
        endMicros = Math.max(micros, offsetMicros + SHORTEST_MICROS);
        if (bytes.size() == 0) {
            return;
        }
        byte[] content = bytes.toByteArray();
        bytes.reset();
        Instant start = Objects.requireNonNull(anchor).plusNanos((offsetMicros - anchorMicros) * 1000);
        SegmentId id = new SegmentId(stream, session, sequence++);
        sink.segment(
                new Segment(
                        id,
                        micros(offsetMicros),
                        start,
                        micros(endMicros - offsetMicros),
                        SegmentFormat.MPEG_TS,
                        content.length,
                        Hash256.sha256(content),
                        discontinuity),
                content);
    }

    /** Ends the segment after its last packet. */
    void finish() {
        finishAt(lastMicros + LAST_PACKET_MICROS);
    }

    boolean isOpen() {
        return open;
    }

    int size() {
        return bytes.size();
    }

    long offsetMicros() {
        return offsetMicros;
    }

    /** Where the segment before ended; 0 before the first. */
    long endMicros() {
        return endMicros;
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1000);
    }
}
