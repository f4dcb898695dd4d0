package dev.firebreak.app.config;

import java.time.Duration;

/**
 * The decoder processes.
 *
 * @param workers child processes; 0: one a core
 * @param heap Java heap of each, in bytes; FFmpeg's own memory comes on top
 * @param stallAfter a decoder that says nothing for so long, while it has work, is killed
 * @param quarantineAfter a stream that crashed or hung so many decoders is not decoded any more
 */
public record DecoderSettings(int workers, int heap, Duration stallAfter, int quarantineAfter) {
    static DecoderSettings read(KeyReader keys) {
        return new DecoderSettings(
                keys.whole("decoder.workers", 0, 0, 256),
                keys.size("decoder.heap", "128MiB", "64MiB", "1GiB"),
                keys.duration("decoder.stallAfter", "10s", "1s", "2m"),
                keys.whole("decoder.quarantineAfter", 2, 1, 100));
    }
}
