package dev.firebreak.app.footage;

import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import dev.firebreak.media.decode.Decoders;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decoder processes of the footage library alone, started when the first clip needs them: a hostile clip must not touch those of live
 * streams. Thread-safe.
 */
final class LazyDecoders implements Supplier<Decoders>, AutoCloseable {
    private final DecoderPoolSettings settings;
    private final Clock clock;
    private @Nullable DecoderPool pool;
    private boolean closed;

    LazyDecoders(DecoderPoolSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized Decoders get() {
        if (closed) {
            throw new IllegalStateException("The library is closed");
        }
        DecoderPool started = pool;
        if (started == null) {
            started = new DecoderPool(settings, clock);
            pool = started;
        }
        return started;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (pool != null) {
            pool.close();
        }
    }
}
