package dev.firebreak.core.segment;

/** Takes finished segments, in order, one thread at a time per session. */
@FunctionalInterface
public interface SegmentSink {
    void segment(Segment segment, byte[] bytes);
}
