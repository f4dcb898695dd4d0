package dev.firebreak.store.file;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a segment's file, which carries its whole description, so that one rename commits bytes and description
 * together: {@code SEQUENCE_oOFFSET_tSTART_dDURATION_nSIZE_cDISCONTINUITY_SHA256.ts}, offset and duration in nanoseconds,
 * start in microseconds since 1970.
 */
final class SegmentFile {
    private static final Pattern NAME = Pattern.compile(
            "(\\d{12,19})_o(\\d{1,19})_t(-?\\d{1,18})_d(\\d{1,19})_n(\\d{1,10})_c([01])_([0-9a-f]{64})\\.([a-z]{2,4})");

    private SegmentFile() {}

    /** Where a segment's file lies in a folder; both parts are of safe characters only by their types. */
    static Path path(Path folder, Segment segment) {
        return sessionFolder(folder, segment.id().stream(), segment.id().session())
                .resolve(name(segment));
    }

    static Path sessionFolder(Path folder, StreamId stream, SessionId session) {
        return folder.resolve(stream.value()).resolve(session.toString());
    }

    /** The segment as it can be read back: its start has microseconds. */
    static Segment readable(Segment segment) {
        return new Segment(
                segment.id(),
                segment.offset(),
                segment.start().truncatedTo(ChronoUnit.MICROS),
                segment.duration(),
                segment.format(),
                segment.size(),
                segment.sha256(),
                segment.discontinuity());
    }

    private static String name(Segment segment) {
        return "%012d_o%d_t%d_d%d_n%d_c%d_%s.%s"
                .formatted(
                        segment.id().sequence(),
                        segment.offset().toNanos(),
                        ChronoUnit.MICROS.between(Instant.EPOCH, segment.start()),
                        segment.duration().toNanos(),
                        segment.size(),
                        segment.discontinuity() ? 1 : 0,
                        segment.sha256().hex(),
                        segment.format().extension());
    }

    /** The segment that a file name describes, or empty when it is no such name. */
    static Optional<Segment> parse(StreamId stream, SessionId session, String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (SegmentFormat format : SegmentFormat.values()) {
            if (format.extension().equals(matcher.group(8))) {
                return segment(new SegmentId(stream, session, Long.parseLong(matcher.group(1))), matcher, format);
            }
        }
        return Optional.empty();
    }

    private static Optional<Segment> segment(SegmentId id, Matcher matcher, SegmentFormat format) {
        try {
            return Optional.of(new Segment(
                    id,
                    Duration.ofNanos(Long.parseLong(matcher.group(2))),
                    Instant.EPOCH.plus(Long.parseLong(matcher.group(3)), ChronoUnit.MICROS),
                    Duration.ofNanos(Long.parseLong(matcher.group(4))),
                    format,
                    Integer.parseInt(matcher.group(5)),
                    Hash256.ofHex(matcher.group(7)),
                    matcher.group(6).equals("1")));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a number out of range: no name that we wrote
        }
    }
}
