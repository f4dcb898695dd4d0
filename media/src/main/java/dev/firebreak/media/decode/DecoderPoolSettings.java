package dev.firebreak.media.decode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How decoder processes are run.
 *
 * @param workers processes, 1 to 256
 * @param memoryLimitBytes resident memory at which a process is killed
 * @param hangLimit a process in which one stream stays inside native code for this long without progress is killed
 * @param nativesFolder where the native libraries are unpacked once; by default below the user's home
 * @param classPath of the processes, where it cannot be derived from this one's
 * @param javaOptions further options for the processes
 */
public record DecoderPoolSettings(
        int workers,
        long memoryLimitBytes,
        Duration hangLimit,
        Optional<Path> nativesFolder,
        Optional<String> classPath,
        List<String> javaOptions) {
    /** Enough for 8K pictures. */
    public static final long DEFAULT_MEMORY_LIMIT_BYTES = 2L << 30;

    public static final Duration DEFAULT_HANG_LIMIT = Duration.ofSeconds(5);

    /** Throws {@link IllegalArgumentException} unless there is a worker and limits are above 256 MiB and 0.5 s. */
    public DecoderPoolSettings {
        if (workers < 1 || workers > 256) {
            throw new IllegalArgumentException("Decoder processes: 1 to 256, not " + workers);
        }
        if (memoryLimitBytes < 256L << 20 || hangLimit.toMillis() < 500) {
            throw new IllegalArgumentException("A decoder process needs 256 MiB and half a second at least");
        }
        javaOptions = List.copyOf(javaOptions);
    }

    /** One process for each core. */
    public static DecoderPoolSettings defaults() {
        return withWorkers(Runtime.getRuntime().availableProcessors());
    }

    public static DecoderPoolSettings withWorkers(int workers) {
        return new DecoderPoolSettings(
                workers, DEFAULT_MEMORY_LIMIT_BYTES, DEFAULT_HANG_LIMIT, Optional.empty(), Optional.empty(), List.of());
    }
}
