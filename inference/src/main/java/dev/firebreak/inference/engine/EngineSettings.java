package dev.firebreak.inference.engine;

import java.time.Duration;

/**
 * How the engine runs.
 *
 * @param callerThreads threads that call ONNX Runtime, each on one core, 1 to {@value #MOST_THREADS}
 * @param largestBatch 1 to {@value #MOST_BATCH}: larger batches gain nothing and cost memory
 * @param longestWait for which a live submission may be held so that others join its batch; zero or more, at most 1 s
 * @param queueCapacity submissions that may wait for each model, {@code largestBatch} or more
 */
public record EngineSettings(int callerThreads, int largestBatch, Duration longestWait, int queueCapacity) {
    public static final int MOST_THREADS = 256;

    public static final int MOST_BATCH = 8;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(20);
    private static final int QUEUE_CAPACITY = 512;

    public EngineSettings {
        if (callerThreads < 1 || callerThreads > MOST_THREADS) {
            throw new IllegalArgumentException("callerThreads must be 1 to 256, not " + callerThreads);
        }
        if (largestBatch < 1 || largestBatch > MOST_BATCH || queueCapacity < largestBatch) {
            throw new IllegalArgumentException("largestBatch must be 1 to 8 and not above queueCapacity: %d, %d"
                    .formatted(largestBatch, queueCapacity));
        }
        if (longestWait.isNegative() || longestWait.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("longestWait must be 0 to 1 s, not " + longestWait);
        }
    }

    /** A caller thread for each core, batches of up to 8, 20 ms of wait, room for 512 submissions for each model. */
    public static EngineSettings standard() {
        return new EngineSettings(
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
                MOST_BATCH,
                LONGEST_WAIT,
                QUEUE_CAPACITY);
    }
}
