package dev.firebreak.media.wire;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DropReason;
import dev.firebreak.media.decode.MediaInfo;

/** What a decoder process tells the main process. */
public sealed interface Report {
    int stream();

    /** The process is ready for orders. */
    record Ready(int stream) implements Report {}

    record Opened(int stream, MediaInfo info) implements Report {}

    record Picture(int stream, Frame frame) implements Report {}

    record Moved(int stream, Evidence.OfMotion step) implements Report {}

    record Heard(int stream, Sound sound) implements Report {}

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Cut(
            int stream, long offsetNanos, long durationNanos, SegmentFormat format, boolean discontinuity, byte[] bytes)
            implements Report {}

    /** Fed bytes that the decoder has taken. */
    record Taken(int stream, int bytes) implements Report {}

    record Dropped(int stream, DropReason reason, long count) implements Report {}

    record Ended(int stream, DecodeEnd end) implements Report {}
}
