package dev.firebreak.media.wire;

import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.feed.FedPacket;
import java.util.List;

/** What the main process tells a decoder process. Times are nanoseconds of media time. */
public sealed interface Order {
    int stream();

    /** Where to go on after a restart: nothing at or before these is delivered again. */
    record Resume(long framesAfterNanos, long soundFromSample, long mediaNanos) {
        public static final Resume FROM_START = new Resume(-1, 0, 0);
    }

    record OpenFeed(int stream, String name, Resume resume) implements Order {}

    record OpenSource(int stream, String name, String location, boolean file, Resume resume) implements Order {}

    /**
     * Access units of one stream, of one segment.
     *
     * @param pictureMicros how far the stream's pictures have come, those that are not sent included
     */
    record Feed(int stream, long pictureMicros, List<FedPacket> packets) implements Order {
        /** What an order and a packet take beside their bytes. */
        private static final int OVERHEAD_BYTES = 64;

        public Feed {
            packets = List.copyOf(packets);
        }

        public boolean segmentStart() {
            return !packets.isEmpty() && packets.getFirst().segmentStart();
        }

        /** Memory that it takes, roughly. */
        public int size() {
            int size = OVERHEAD_BYTES;
            for (FedPacket packet : packets) {
                size += OVERHEAD_BYTES + packet.bytes().length;
            }
            return size;
        }
    }

    record End(int stream) implements Order {}

    record Demand(int stream, SamplingDemand demand, long fromNanos) implements Order {}

    record Acknowledge(int stream, long upToNanos) implements Order {}

    record Close(int stream) implements Order {}
}
