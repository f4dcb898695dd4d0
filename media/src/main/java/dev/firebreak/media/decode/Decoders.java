package dev.firebreak.media.decode;

import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;

/** Where streams are decoded. Thread-safe; nothing here blocks. */
public interface Decoders {
    /** Opens a session that is fed with access units as {@link dev.firebreak.media.feed.TsSegmenter} gives them. */
    DecodeSession openFeed(StreamId stream, SessionId session, DecodeListener listener);

    /** Opens a session that reads {@code source} by itself, cuts it into segments and decodes it. */
    DecodeSession openSource(StreamId stream, SessionId session, MediaSource source, DecodeListener listener);
}
