package dev.firebreak.media.decode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the decoder processes are. */
public record PoolHealth(List<Worker> workers, Map<DropReason, Long> drops, long quarantined) {
    public PoolHealth {
        workers = List.copyOf(workers);
        drops = Map.copyOf(drops);
    }

    /**
     * One decoder process.
     *
     * @param up true once it has said that it is ready
     * @param processId of the process now running, for an operator
     * @param restarts since the pool was opened
     * @param streams attached now
     * @param lastRestart from the death of the process to its successor being ready
     */
    public record Worker(
            int number, boolean up, long processId, long restarts, int streams, Optional<Duration> lastRestart) {}
}
