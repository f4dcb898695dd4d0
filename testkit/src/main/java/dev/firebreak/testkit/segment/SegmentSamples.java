package dev.firebreak.testkit.segment;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import java.util.Random;

/** Segments to test with. Their bytes are no media. */
public final class SegmentSamples {
    public static final StreamId STREAM = new StreamId("lobby");

    private SegmentSamples() {}

    /** Bytes that differ from segment to segment. */
    public static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Describes two seconds with those bytes, two seconds after the one before. */
    public static Segment segment(SessionId session, long sequence, byte[] bytes) {
        return new Segment(
                new SegmentId(STREAM, session, sequence),
                Duration.ofNanos(2_000_011_111L * sequence),
                FakeClock.START.plusSeconds(2 * sequence),
                Duration.ofNanos(2_000_011_111L),
                sequence % 2 == 0 ? SegmentFormat.MPEG_TS : SegmentFormat.MATROSKA,
                bytes.length,
                Hash256.sha256(bytes),
                sequence == 0);
    }
}
