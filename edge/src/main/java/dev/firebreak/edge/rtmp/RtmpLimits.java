package dev.firebreak.edge.rtmp;

import java.time.Duration;

/** Everything that an RTMP publisher may use up. What passes a limit is ended and counted under {@link LimitHit}. */
public record RtmpLimits(Times times, Sizes sizes, Counts counts) {
    /** The limits that suit a publisher of up to 20 Mbit/s. */
    public static RtmpLimits defaults() {
        return new RtmpLimits(
                new Times(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(2)),
                new Sizes(1 << 20, 4 << 20, 64 << 10, 8 << 20, 2_500_000, 12_500_000),
                new Counts(64, 1000, 20, 10, AmfLimits.defaults()));
    }

    public RtmpLimits withTimes(Times changed) {
        return new RtmpLimits(changed, sizes, counts);
    }

    public RtmpLimits withSizes(Sizes changed) {
        return new RtmpLimits(times, changed, counts);
    }

    public RtmpLimits withCounts(Counts changed) {
        return new RtmpLimits(times, sizes, changed);
    }

    /**
     * Times on the clock given to the listener; all above zero. They are checked about every 20 ms.
     *
     * @param handshake from the connection to the end of the handshake
     * @param publish from the connection to an accepted publish
     * @param idle without an audio or video message while publishing
     * @param keyFrame without a key frame while publishing, on the clock and in media time
     * @param write one reply that the peer does not read
     * @param reset from our FIN to the TCP reset when a stopped publisher does not close
     * @param farewell from our FIN to the reset when a publisher was refused or broke a limit; longer, so that an
     *     encoder has read why
     * @param mediaAhead how far media time may run ahead of the clock
     */
    public record Times(
            Duration handshake,
            Duration publish,
            Duration idle,
            Duration keyFrame,
            Duration write,
            Duration reset,
            Duration farewell,
            Duration mediaAhead) {
        public Times {
            requirePositive("handshake", handshake);
            requirePositive("publish", publish);
            requirePositive("idle", idle);
            requirePositive("keyFrame", keyFrame);
            requirePositive("write", write);
            requirePositive("reset", reset);
            requirePositive("farewell", farewell);
            requirePositive("mediaAhead", mediaAhead);
        }

        private static void requirePositive(String name, Duration value) {
            if (!value.isPositive()) {
                throw new IllegalArgumentException("RTMP time limit " + name + " must be above zero: " + value);
            }
        }
    }

    /**
     * Sizes in bytes, one connection.
     *
     * @param chunkBytes largest chunk size that a peer may set; at least {@link #MIN_CHUNK_BYTES}
     * @param messageBytes largest message
     * @param heldBeforePublishBytes message bytes held while nobody has been admitted
     * @param heldBytes message bytes held after that; room for a large picture and sound at once
     * @param bytesPerSecond ceiling of the received rate
     * @param burstBytes how much may come at once on top of the rate
     */
    public record Sizes(
            int chunkBytes,
            int messageBytes,
            int heldBeforePublishBytes,
            int heldBytes,
            long bytesPerSecond,
            long burstBytes) {
        /** Smallest chunk size that a peer may set: RTMP's default, below which headers outweigh content. */
        public static final int MIN_CHUNK_BYTES = 128;

        public Sizes {
            if (chunkBytes < MIN_CHUNK_BYTES) {
                throw new IllegalArgumentException("RTMP chunkBytes must be at least " + MIN_CHUNK_BYTES);
            }
            if (messageBytes < 1 || heldBeforePublishBytes < 1 || heldBytes < 1 || bytesPerSecond < 1) {
                throw new IllegalArgumentException("RTMP size limits must be above zero");
            }
            if (burstBytes < 1) {
                throw new IllegalArgumentException("RTMP burstBytes must be above zero");
            }
        }
    }

    /**
     * Numbers of things. An address is an IPv4 address or an IPv6 /64 network.
     *
     * @param chunkStreams chunk streams that one connection may use
     * @param connections open connections in all
     * @param connectionsPerAddress open connections from one address
     * @param failedKeysPerMinute publishes with an unknown key from one address in 60 s, after which every publish from
     *     there is refused unseen
     */
    public record Counts(
            int chunkStreams, int connections, int connectionsPerAddress, int failedKeysPerMinute, AmfLimits amf) {
        public Counts {
            if (chunkStreams < 1 || connections < 1 || connectionsPerAddress < 1 || failedKeysPerMinute < 1) {
                throw new IllegalArgumentException("RTMP counts must be above zero");
            }
        }
    }

    /**
     * Bounds of one AMF0 value tree.
     *
     * @param depth objects and arrays inside each other
     * @param stringBytes one string, in UTF-8 bytes
     * @param values values in one message
     */
    public record AmfLimits(int depth, int stringBytes, int values) {
        public AmfLimits {
            if (depth < 1 || stringBytes < 1 || values < 1) {
                throw new IllegalArgumentException("AMF limits must be above zero");
            }
        }

        static AmfLimits defaults() {
            return new AmfLimits(8, 4096, 512);
        }
    }
}
