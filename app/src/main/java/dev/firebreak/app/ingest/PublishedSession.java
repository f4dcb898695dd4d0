package dev.firebreak.app.ingest;

import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.MediaSink;
import dev.firebreak.media.feed.TsSegmenter;
import java.util.function.Consumer;

/** One publisher's packets on their way into segments; tells when they end. */
final class PublishedSession implements MediaSink {
    private final TsSegmenter segmenter;
    private final Consumer<EndReason> after;

    /** @param after called once, when the last segment is out */
    PublishedSession(TsSegmenter segmenter, Consumer<EndReason> after) {
        this.segmenter = segmenter;
        this.after = after;
    }

    @Override
    public void packet(MediaPacket packet) {
        segmenter.packet(packet);
    }

    @Override
    public void ended(EndReason reason) {
        try {
            segmenter.ended(reason);
        } finally {
            after.accept(reason);
        }
    }
}
