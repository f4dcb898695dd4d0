package dev.firebreak.media.decode;

import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.feed.FedPacket;
import java.time.Duration;

/** One stream in the decoder pool. Thread-safe; nothing here blocks. */
public interface DecodeSession extends AutoCloseable {
    /**
     * Hands over the next access unit of a fed stream: {@code session::feed} is a {@link dev.firebreak.media.feed.PacketFeed}. Does
     * nothing once the session has ended. Throws {@link IllegalStateException} on a session that opens its source by itself.
     */
    void feed(FedPacket packet);

    /** Nothing more is fed: what is there gets decoded, then the listener hears {@link DecodeEnd.Finished}. */
    void end();

    /**
     * Asks for more or fewer pictures from media time {@code from} on. On a file it takes effect no earlier than {@link
     * DecodeLimits#LEAD} after what was acknowledged, so that the same calls in the same order give the same pictures on any machine; on
     * a live stream at once where {@code from} is past.
     */
    void demand(SamplingDemand demand, Duration from);

    /** Says that everything before {@code analysedUpTo} is dealt with. A file is decoded only so far ahead of this. */
    void acknowledge(Duration analysedUpTo);

    /** Stops decoding. The listener hears {@link DecodeEnd.Closed} unless it has heard another end. */
    @Override
    void close();
}
