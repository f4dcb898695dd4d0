package dev.firebreak.app.config;

import java.time.Duration;

/**
 * The decoder processes.
 *
 * @param workers child processes; 0: one a core
 * @param memory resident memory, in bytes, at which one is killed
 * @param stallAfter one in which a stream stays inside native code for so long without progress is killed
 */
public record DecoderSettings(int workers, int memory, Duration stallAfter) {
    static DecoderSettings read(KeyReader keys) {
        return new DecoderSettings(
                keys.whole("decoder.workers", 0, 0, 256),
                keys.size("decoder.memory", "1536MiB", "256MiB", "2047MiB"),
                keys.duration("decoder.stallAfter", "5s", "500ms", "2m"));
    }
}
