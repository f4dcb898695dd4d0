package dev.firebreak.media.wire;

import dev.firebreak.core.verdict.SamplingDemand;

/** What the main process tells a decoder process. Times are nanoseconds of media time. */
public sealed interface Order {
    int stream();

    /** Where to go on after a restart: nothing at or before these is delivered again. */
    record Resume(long framesAfterNanos, long soundFromSample, long mediaNanos) {
        public static final Resume FROM_START = new Resume(-1, 0, 0);
    }

    record OpenFeed(int stream, String name, Resume resume) implements Order {}

    record OpenSource(int stream, String name, String location, boolean file, Resume resume) implements Order {}

    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Feed(int stream, boolean segmentStart, long segmentOffsetNanos, byte[] bytes) implements Order {}

    record End(int stream) implements Order {}

    record Demand(int stream, SamplingDemand demand, long fromNanos) implements Order {}

    record Acknowledge(int stream, long upToNanos) implements Order {}

    record Close(int stream) implements Order {}
}
